namespace Aivors.Api.Http;

/// <summary>What is here, for whoever opens the address, and the health route of existing clients.</summary>
internal static class StartPage
{
    public static IEndpointRouteBuilder MapStartPage(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => TypedResults.Ok(new
            {
                service = "Aivors",
                what = "Calls and credits of voice agents, per client.",
                reference = "/openapi/v1.json",
                health = "/api/health",
            }))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/health", (TimeProvider time) => TypedResults.Ok(new HealthAnswer("ok", "aivors-api", time.GetUtcNow())))
            .AllowAnonymous().WithTags("Health").WithName("Health").WithSummary("The Api answers. Readiness is at /health.");
        return app;
    }
}

public sealed record HealthAnswer(string Status, string Service, DateTimeOffset Timestamp)
{
    public bool Success => true;
}
