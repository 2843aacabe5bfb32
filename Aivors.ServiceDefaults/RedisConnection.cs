using Aivors.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Aivors.ServiceDefaults;

/// <summary>The Redis connection that Orleans shares under the key <c>redis</c>.</summary>
public static class RedisConnection
{
    /// <summary>Name of the connection string, of the Aspire resource, and the <c>ServiceKey</c> of the Orleans providers.</summary>
    public const string Name = "redis";

    /// <summary>Registers the keyed multiplexer; call it before <c>UseOrleans</c>, whose providers look it up.</summary>
    public static TBuilder AddAivorsRedis<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddKeyedRedisClient(Name, settings => settings.DisableHealthChecks = true);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new RedisHealth(
            services.GetRequiredKeyedService<IConnectionMultiplexer>(Name), services.GetRequiredService<TimeProvider>()));
        // Calls are taken and charged without it; only silos cannot come and go.
        builder.Services.AddHealthChecks().AddCheck<RedisHealth>("redis", HealthStatus.Degraded);
        builder.Services.AddSingleton<IRedisReport, RedisReport>();
        return builder;
    }
}
