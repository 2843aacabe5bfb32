using Aivors.Grains.Journal.Postgres;
using Aivors.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.Silo.Hosting;

/// <summary>What must hold of the database before the silo joins its cluster: the schema is this build's, and a commit is a commit.</summary>
public static partial class DatabasePreparation
{
    /// <summary>Migrates and checks. False: the process must not start; what to mend has been logged.</summary>
    public static async Task<bool> TryPrepareDatabaseAsync(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabasePreparation).FullName!);
        try
        {
            await MigrateAsync(app);
            var faults = await DurabilityGuard.CheckAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), CancellationToken.None);
            foreach (var fault in faults)
            {
                LogFault(log, fault);
            }

            return faults.Count == 0;
        }
        catch (Exception e) when (e is MigrationException or OptionsValidationException)
        {
            LogFault(log, e.Message);
            return false;
        }
        catch (NpgsqlException e)
        {
            LogUnreachable(log, e);
            return false;
        }
    }

    private static Task MigrateAsync(WebApplication app)
    {
        var owner = app.Configuration.GetConnectionString(DatabaseConnection.Name)
            ?? throw new MigrationException("ConnectionStrings:aivorsdb is not set: give the connection string of the database's owner, "
                + "as environment variable ConnectionStrings__aivorsdb.");
        var roles = new DatabaseRoles(Password(app, "WriterPassword"), Password(app, "ReaderPassword"));
        var migrator = new Migrator(owner, roles, TimeProvider.System, app.Services.GetRequiredService<ILogger<Migrator>>());
        return migrator.RunAsync(CancellationToken.None);
    }

    private static string Password(WebApplication app, string key) =>
        app.Configuration[$"Database:{key}"] is { Length: > 0 } password
            ? password
            : throw new MigrationException($"Database:{key} is not set: the silo gives the database's roles their passwords, "
                + $"as environment variable Database__{key}.");

    [LoggerMessage(Level = LogLevel.Critical, Message = "The silo does not start: {Fault}")]
    private static partial void LogFault(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The silo does not start: Postgres cannot be reached with ConnectionStrings:aivorsdb")]
    private static partial void LogUnreachable(ILogger log, Exception exception);
}
