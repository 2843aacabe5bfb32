namespace Aivors.Api.Dashboard;

/// <summary>Serves the dashboard from the Api's own origin: its files by their names, and its one page at the addresses of all its pages.</summary>
internal static class DashboardPages
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    // As in Aivors.Dashboard/src/app/router. Named one by one: a pattern for everything would swallow the 405s and 404s of the Api.
    private static readonly string[] Pages =
    [
        "/sign-in", "/sign-up", "/overview", "/calls", "/calls/{callId}", "/credits", "/integrations", "/settings",
        "/view/{userId}/{**page}", "/admin/{**page}",
    ];

    public static IServiceCollection AddDashboard(this IServiceCollection services) =>
        services.AddSingleton<DashboardFiles>().AddSingleton<PolicyReports>();

    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapPolicyReports();
        var files = app.ServiceProvider.GetRequiredService<DashboardFiles>();
        if (files.Index is not { } index)
        {
            return app;
        }

        foreach (var file in files.All.Where(file => file != index))
        {
            Map(app, file.Route, file);
        }

        foreach (var page in Pages)
        {
            Map(app, page, index);
        }

        return app;
    }

    /// <summary>What a browser gets for a page that does not exist: the dashboard, which says so; null for everybody else.</summary>
    public static IResult? NotFoundPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && WantsPage(http.Request)
            ? http.RequestServices.GetService<DashboardFiles>()?.Index?.Serve(http)
            : null;

    /// <summary>True for a browser that opens an address; false for scripts, which take anything or ask for JSON.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static void Map(IEndpointRouteBuilder app, string route, DashboardFile file) =>
        app.MapMethods(route, ReadMethods, file.Serve).AllowAnonymous().ExcludeFromDescription();
}
