using Aivors.Api.Dashboard;
using Aivors.Api.Limits;
using Microsoft.Net.Http.Headers;

namespace Aivors.Api.Http;

/// <summary>What is here, for whoever opens the address: the dashboard for a browser, a few words for a script; and the health route of existing clients.</summary>
internal static class StartPage
{
    // Without a style: the pages' policy takes none that stands in the page.
    private const string WithoutDashboard = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Aivors</title></head>
        <body>
        <h1>Aivors</h1>
        <p>Calls and credits of voice agents, per client. The Api runs; its dashboard was not built.</p>
        <p>To get it, install Node.js 20.19 or newer (or 22.12 or newer) with npm, build again (<code>dotnet build</code>) and start again.</p>
        <ul>
        <li><a href="/openapi/v1.json">The description of the Api</a></li>
        <li><a href="/api/health">Health</a></li>
        </ul>
        </body>
        </html>
        """;

    public static IEndpointRouteBuilder MapStartPage(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Start).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/health", (TimeProvider time) => TypedResults.Ok(new HealthAnswer("ok", "aivors-api", time.GetUtcNow())))
            .AllowAnonymous().WithMetadata(new NotLimited()).WithTags("Health").WithName("Health").WithSummary("The Api answers. Readiness is at /health.");
        return app;
    }

    private static IResult Start(DashboardFiles dashboard, HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return !DashboardPages.WantsPage(http.Request) ? TypedResults.Ok(new
            {
                service = "Aivors",
                what = "Calls and credits of voice agents, per client.",
                dashboard = dashboard.Index is null ? "not built: it needs Node.js 20.19 or newer when the Api is built" : "/overview",
                reference = "/openapi/v1.json",
                health = "/api/health",
            })
            : dashboard.Index is { } index ? index.Serve(http)
            : TypedResults.Content(WithoutDashboard, "text/html; charset=utf-8");
    }
}

public sealed record HealthAnswer(string Status, string Service, DateTimeOffset Timestamp)
{
    public bool Success => true;
}
