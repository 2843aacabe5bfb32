using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aivors.ServiceDefaults;

/// <summary>The Redis connection that Orleans shares under the key <c>redis</c>.</summary>
public static class RedisConnection
{
    /// <summary>Name of the connection string, of the Aspire resource, and the <c>ServiceKey</c> of the Orleans providers.</summary>
    public const string Name = "redis";

    /// <summary>Registers the keyed multiplexer; call it before <c>UseOrleans</c>, whose providers look it up.</summary>
    public static TBuilder AddAivorsRedis<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        builder.AddKeyedRedisClient(Name);
        builder.Services.AddSingleton<IRedisReport, RedisReport>();
        return builder;
    }
}
