#if !ASPIRE
using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Stands in for Aspire.StackExchange.Redis where its package is not used: same method and configuration keys.
/// (Traces of single commands come with the package only; StackExchange.Redis has no activity source of its own.)
/// </summary>
public static class RedisClient
{
    private const string Section = "Aspire:StackExchange:Redis";

    /// <summary>Registers <see cref="IConnectionMultiplexer"/> under the key <paramref name="name"/>.</summary>
    public static void AddKeyedRedisClient(
        this IHostApplicationBuilder builder,
        string name,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        var settings = Read(builder.Configuration, name);
        configureSettings?.Invoke(settings);

        builder.Services.TryAddKeyedSingleton<IConnectionMultiplexer>(name, (services, _) =>
        {
            var options = OptionsOf(builder.Configuration, name, settings);
            options.LoggerFactory ??= services.GetService<ILoggerFactory>();
            configureOptions?.Invoke(options);
            return ConnectionMultiplexer.Connect(options);
        });
    }

    private static StackExchangeRedisSettings Read(IConfiguration configuration, string name)
    {
        var settings = new StackExchangeRedisSettings();
        configuration.GetSection(Section).Bind(settings);
        configuration.GetSection($"{Section}:{name}").Bind(settings);
        settings.ConnectionString = configuration.GetConnectionString(name) ?? settings.ConnectionString;
        return settings;
    }

    private static ConfigurationOptions OptionsOf(IConfiguration configuration, string name, StackExchangeRedisSettings settings)
    {
        if (string.IsNullOrEmpty(settings.ConnectionString))
        {
            throw new InvalidOperationException(
                $"There is no connection string for Redis: set ConnectionStrings:{name} (environment variable ConnectionStrings__{name}) "
                + $"or {Section}:{name}:ConnectionString.");
        }

        var options = ConfigurationOptions.Parse(settings.ConnectionString);
        // Redis may come up after us, so only an explicit abortConnect in the string makes the first failure final
        if (!settings.ConnectionString.Contains("abortConnect", StringComparison.OrdinalIgnoreCase)) options.AbortOnConnectFail = false;
        configuration.GetSection($"{Section}:ConfigurationOptions").Bind(options);
        configuration.GetSection($"{Section}:{name}:ConfigurationOptions").Bind(options);
        return options;
    }
}
#endif
