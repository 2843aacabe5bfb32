#if !ASPIRE
namespace Aspire.Npgsql;

/// <summary>The settings of the package of that name, so that configuration and code fit both builds.</summary>
public sealed class NpgsqlSettings
{
    /// <summary>The server; <c>ConnectionStrings:{name}</c> goes before it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The package has a health check of its own; here there is none to turn off.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>No spans of commands.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>No metrics of the pool and of commands.</summary>
    public bool DisableMetrics { get; set; }
}
#endif
