using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Brings a database to this assembly's schema: the numbered SQL files embedded in it, in order, each in a transaction of its own and
/// remembered with its checksum. Run by the silo at start as the owner; an advisory lock makes several silos take turns.
/// </summary>
public sealed partial class Migrator(string ownerConnectionString, DatabaseRoles roles, TimeProvider time, ILogger<Migrator> log)
{
    // Any constant does, as long as nothing else uses it: "aivors" in ASCII.
    private const long LockKey = 0x6169766f7273;

    /// <summary>Applies what is missing. Waits for a database that is still starting.</summary>
    /// <exception cref="MigrationException">The database and this assembly do not fit each other; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false });
        await using var connection = await OpenAsync(database, cancel);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancel);
        await roles.EnsureAsync(connection, cancel);
        await ExecuteAsync(
            connection,
            """
            create table if not exists schema_migrations (
              version int primary key, name text not null, checksum text not null, applied_at timestamptz not null)
            """,
            cancel);
        var applied = await ReadAppliedAsync(connection, cancel);
        foreach (var migration in Migration.All)
        {
            if (!applied.TryGetValue(migration.Version, out var checksum))
            {
                await ApplyAsync(connection, migration, cancel);
                LogApplied(migration.Name);
            }
            else if (checksum != migration.Checksum)
            {
                throw new MigrationException($"Migration {migration.Name} was applied with other content than this build holds. "
                    + "Migrations are never edited once released: deploy the build that the database was made with, or restore a backup.");
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        const int triesMax = 60;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await database.OpenConnectionAsync(cancel);
            }
            catch (NpgsqlException e) when (tries < triesMax && (e is not PostgresException || e.IsTransient))
            {
                LogWaiting(tries, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancel);
            }
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await ExecuteAsync(connection, migration.Sql, cancel);
        await using var note = new NpgsqlCommand("insert into schema_migrations values ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = migration.Version }, new() { Value = migration.Name }, new() { Value = migration.Checksum },
                new() { Value = time.GetUtcNow().UtcDateTime },
            },
        };
        await note.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<Dictionary<int, string>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select version, checksum from schema_migrations", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var applied = new Dictionary<int, string>();
        while (await row.ReadAsync(cancel))
        {
            applied.Add(row.GetInt32(0), row.GetString(1));
        }

        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Migration {Name} applied")]
    private partial void LogApplied(string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for Postgres (try {Tries}): {Reason}")]
    private partial void LogWaiting(int tries, string reason);
}

/// <summary>The database does not fit this build.</summary>
public sealed class MigrationException(string message) : Exception(message);

/// <summary>One embedded file, such as <c>0001_journal.sql</c>.</summary>
internal sealed partial record Migration(int Version, string Name, string Sql)
{
    /// <summary>Over the text with its line ends as LF, so that a checkout on Windows is the same.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    public static IReadOnlyList<Migration> All { get; } = [.. ReadAll().OrderBy(m => m.Version)];

    private static IEnumerable<Migration> ReadAll()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (FileName().Match(resource) is { Success: true } match)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var version = int.Parse(match.Groups["version"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
                yield return new Migration(version, match.Groups["name"].Value, reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
        }
    }

    [GeneratedRegex(@"\.Migrations\.(?<name>(?<version>[0-9]{4})_\w+)\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileName();
}
