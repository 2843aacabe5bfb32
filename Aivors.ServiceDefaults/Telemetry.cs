using Aivors.ServiceDefaults.ConsoleOutput;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Aivors.ServiceDefaults;

/// <summary>What every process of Aivors has: its log, OpenTelemetry for whoever receives it, and the basic health check.</summary>
public static class Telemetry
{
    /// <summary>Adds the console's log, OpenTelemetry when there is a receiver, and the health check <c>self</c>; Redis and Postgres add their own when they are registered.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddThreadPool();
        builder.Logging.AddBatchedConsole();
        // Recorded for a receiver only: spans and records that nobody gets cost 5 % of a delivery, measured at saturation.
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) builder.AddOpenTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [HealthEndpoints.LiveTag]);
        return builder;
    }

    private static void AddOpenTelemetry(this IHostApplicationBuilder builder)
    {
        // Without it a delivery's trace would end at the grain call; whoever configures Orleans may still say no.
        builder.Configuration["Orleans:EnableDistributedTracing"] ??= "true";
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", "Aivors.*"))
            .WithTracing(tracing => tracing
                .AddProcessor(new TraceBeginnings())
                .AddSource("Aivors.*", "Microsoft.Orleans.*")
                .AddAspNetCoreInstrumentation(options => options.Filter = IsTraced)
                .AddHttpClientInstrumentation())
            .UseOtlpExporter();
    }

    // Neither the probes nor the page that asks for its numbers every second.
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(HealthEndpoints.ReadyPath, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(HealthEndpoints.LivePath, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(OrleansDashboardOptions.Path, StringComparison.OrdinalIgnoreCase);
}
