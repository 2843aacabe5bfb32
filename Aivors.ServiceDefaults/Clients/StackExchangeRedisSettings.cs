#if !ASPIRE
namespace Aspire.StackExchange.Redis;

/// <summary>The settings of the package of that name, so that configuration and code fit both builds.</summary>
public sealed class StackExchangeRedisSettings
{
    /// <summary>The server; <c>ConnectionStrings:{name}</c> goes before it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The package has a health check of its own; here there is none to turn off.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Accepted, without effect here: see <c>RedisClient</c>.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Accepted, without effect here: the connection is opened on first use.</summary>
    public bool DisableAutoActivation { get; set; } = true;
}
#endif
