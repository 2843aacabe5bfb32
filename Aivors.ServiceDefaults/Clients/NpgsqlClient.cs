#if !ASPIRE
using Aspire.Npgsql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Stands in for Aspire.Npgsql where its package is not used: same method, configuration keys, traces and metrics. The health check of
/// that package is turned off in either build; ours is <see cref="Aivors.ServiceDefaults.Health.DatabaseHealth"/>.
/// </summary>
public static class NpgsqlClient
{
    private const string Section = "Aspire:Npgsql";

    /// <summary>Registers <see cref="NpgsqlDataSource"/> for the connection string <paramref name="connectionName"/>.</summary>
    public static void AddNpgsqlDataSource(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<NpgsqlSettings>? configureSettings = null,
        Action<NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null)
    {
        var settings = Read(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);

        builder.Services.AddNpgsqlDataSource(settings.ConnectionString ?? "", source =>
        {
            if (string.IsNullOrEmpty(settings.ConnectionString)) throw Missing(connectionName);
            configureDataSourceBuilder?.Invoke(source);
        });

        if (!settings.DisableTracing) builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddNpgsql());
        if (!settings.DisableMetrics) builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddNpgsqlInstrumentation());
    }

    private static NpgsqlSettings Read(IConfiguration configuration, string name)
    {
        var settings = new NpgsqlSettings();
        configuration.GetSection(Section).Bind(settings);
        configuration.GetSection($"{Section}:{name}").Bind(settings);
        settings.ConnectionString = configuration.GetConnectionString(name) ?? settings.ConnectionString;
        return settings;
    }

    private static InvalidOperationException Missing(string name) => new(
        $"There is no connection string for Postgres: set ConnectionStrings:{name} (environment variable ConnectionStrings__{name}) "
        + $"or {Section}:{name}:ConnectionString.");
}
#endif
