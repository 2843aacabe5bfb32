using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>How the database is, through the reader's data source.</summary>
internal sealed class PostgresSystemReader(NpgsqlDataSource database) : ISystemReader
{
    public Task<DatabaseReport> ReadDatabaseAsync(CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(
            """
            select current_setting('server_version'), numbackends, pg_database_size(datid)
            from pg_stat_database where datname = current_database()
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        // Packagers add their own mark: "17.2 (Debian 17.2-1)".
        return new DatabaseReport(row.GetString(0).Split(' ')[0], row.GetInt32(1), row.GetInt64(2));
    });

    public Task<WaitingReport> ReadWaitingAsync(ReadScope scope, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        // Each of its own partial index; together they would be a scan of all deliveries.
        batch.Add(
            """
            select (select count(*) from deliveries where verdict = 'pending'),
              (select min(received_at) from deliveries where verdict = 'pending'),
              (select count(*) from deliveries where verdict = 'quarantined')
            """);
        await using var row = await batch.ExecuteScopedAsync(cancel);
        await row.ReadAsync(cancel);
        return new WaitingReport(row.GetInt64(0), row.NullableTime(1), row.GetInt64(2));
    });

    public Task<IReadOnlySet<string>> ReadTimeZonesAsync(CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        // Without what is a zone's name to the C library only.
        await using var command = database.CreateCommand(
            "select name from pg_timezone_names where name !~ '^(posix|right)/' and name not in ('localtime', 'posixrules', 'Factory')");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            names.Add(row.GetString(0));
        }

        return (IReadOnlySet<string>)names;
    });
}
