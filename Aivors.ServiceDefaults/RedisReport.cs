using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Aivors.ServiceDefaults;

/// <summary>Asks Redis how it is.</summary>
public interface IRedisReport
{
    /// <summary>Throws <see cref="RedisException"/> or <see cref="TimeoutException"/> when there is no answer.</summary>
    Task<RedisFacts> ReadAsync(CancellationToken cancel);
}

/// <param name="Version">As the server names it.</param>
/// <param name="MemoryBytes">What it uses; null when it does not tell.</param>
public sealed record RedisFacts(string Version, long? MemoryBytes);

internal sealed class RedisReport([FromKeyedServices(RedisConnection.Name)] IConnectionMultiplexer redis) : IRedisReport
{
    public async Task<RedisFacts> ReadAsync(CancellationToken cancel)
    {
        var text = (string?)await redis.GetDatabase().ExecuteAsync("INFO").WaitAsync(cancel) ?? "";
        return Read(text);
    }

    /// <summary>Lines of <c>name:value</c>, and headings. Redis and its kin share the names that are looked for. Pure.</summary>
    internal static RedisFacts Read(string info)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in info.Split('\n'))
        {
            if (line.Split(':', 2) is [var name, var value])
            {
                facts[name.Trim()] = value.Trim();
            }
        }

        var version = facts.GetValueOrDefault("garnet_version") is { } garnet ? $"Garnet {garnet}" : facts.GetValueOrDefault("redis_version") ?? "unknown";
        return new RedisFacts(version, long.TryParse(facts.GetValueOrDefault("used_memory"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null);
    }
}
