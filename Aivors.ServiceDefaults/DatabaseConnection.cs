using Aivors.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.ServiceDefaults;

/// <summary>The data source <c>aivorsdb</c>, with the login and the limits that a process of Aivors must have.</summary>
public static class DatabaseConnection
{
    /// <summary>Name of the connection string and of the Aspire resource.</summary>
    public const string Name = "aivorsdb";

    /// <summary>
    /// Registers <see cref="NpgsqlDataSource"/> from <c>ConnectionStrings:aivorsdb</c>, with user and password of
    /// <paramref name="login"/> in place of whoever the string names.
    /// </summary>
    public static TBuilder AddAivorsDatabase<TBuilder>(this TBuilder builder, DatabaseLogin login) where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>>(new DatabaseOptionsValidator(login));
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new DatabaseHealth(
            services.GetRequiredService<NpgsqlDataSource>(), login, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("postgres");
        builder.AddNpgsqlDataSource(Name, settings => settings.DisableHealthChecks = true, source =>
        {
            var options = DatabaseOptions.From(builder.Configuration);
            // whoever asks for the data source before the host has started gets the same sentence as at the start
            var failures = DatabaseOptionsValidator.Failures(login, options).ToList();
            if (failures.Count > 0) throw new OptionsValidationException(DatabaseOptions.Section, typeof(DatabaseOptions), failures);

            Shape(source.ConnectionStringBuilder, login, options, builder.Environment.ApplicationName);
            // else its name in metrics and spans is the whole connection string
            source.Name = Name;
            source.ConfigureTracing(DatabaseSpans.Configure);
        });
        return builder;
    }

    internal static void Shape(NpgsqlConnectionStringBuilder connection, DatabaseLogin login, DatabaseOptions options, string application)
    {
        connection.Username = DatabaseOptionsValidator.RoleOf(login);
        connection.Password = options.PasswordOf(login);
        connection.ApplicationName = application;
        connection.Timeout = 3;
        connection.CommandTimeout = options.CommandTimeoutSeconds;
        connection.MaxPoolSize = options.MaxPoolSize ?? (login is DatabaseLogin.Writer ? 20 : 40);
        // statements that matter are prepared by hand; implicit plans would grow with every shape of a query
        connection.MaxAutoPrepare = 0;
        connection.TcpKeepAlive = true;
        connection.TcpKeepAliveTime = 15;
        connection.TcpKeepAliveInterval = 5;
        // the server ends what we gave up on, and never answers before the commit is on disk
        var limits = $"-c statement_timeout={options.CommandTimeoutSeconds * 1000} -c idle_in_transaction_session_timeout=5000 "
            + "-c synchronous_commit=on";
        connection.Options = string.IsNullOrEmpty(connection.Options) ? limits : $"{connection.Options} {limits}";
    }
}
