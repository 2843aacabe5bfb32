using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;

namespace Aivors.ServiceDefaults;

/// <summary>The two probes that orchestrators, compose files and the embedded host ask.</summary>
public static class HealthEndpoints
{
    /// <summary>Ready: every check passes, so traffic may come.</summary>
    public const string ReadyPath = "/health";

    /// <summary>Alive: the process answers; only its loss is a reason to restart it.</summary>
    public const string LivePath = "/alive";

    /// <summary>Marks the checks that <see cref="LivePath"/> runs.</summary>
    public const string LiveTag = "live";

    /// <summary>
    /// Maps both, in every environment (the template does so in development only, but a published stack is probed as well).
    /// They answer one plain word, so they give nothing away to whoever asks.
    /// </summary>
    public static TEndpoints MapDefaultEndpoints<TEndpoints>(this TEndpoints app) where TEndpoints : IEndpointRouteBuilder
    {
        app.MapHealthChecks(ReadyPath).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) })
            .AllowAnonymous()
            .DisableHttpMetrics();
        return app;
    }
}
