using System.Text.Json;
using System.Text.Json.Serialization;
using Aivors.Api.Auth;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aivors.Api.Http;

/// <summary>How the Api reads requests and fails: the same everywhere.</summary>
internal static class HttpSetup
{
    /// <summary>The largest body, but for the webhooks, whose endpoints say so themselves (<c>RequestSizeLimitAttribute</c>).</summary>
    public const int BodyBytesMax = 64 * 1024;

    private const int BodyBytesPerSecondMin = 240;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder AddHttp(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            // Who drips its headers or its body, to hold on to a connection, is dropped.
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(BodyBytesPerSecondMin, BodyGrace);
        });
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.MaxDepth = 64;
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.AllowDuplicateProperties = false;
            // Numbers are numbers: what is read leniently is Retell's and n8n's, and that has a reader of its own.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Answers>();
        builder.Services.AddSingleton<RefusedRequests>();
        builder.Services.AddSingleton<SiloHealth>();
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silos", HealthStatus.Degraded);
        builder.Services.AddExceptionHandler<UnexpectedFailures>();
        builder.Services.AddProblemDetails();
        return builder;
    }

    /// <summary>Goes first: what comes after it may throw.</summary>
    public static WebApplication UseHttp(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(StatusTexts.WriteAsync);
        return app;
    }
}
