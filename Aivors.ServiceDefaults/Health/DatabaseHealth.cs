using Npgsql;

namespace Aivors.ServiceDefaults.Health;

/// <summary>What the process needs of Postgres, tried out with its own login and its own pool.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database, DatabaseLogin login, TimeProvider time) : RememberedCheck(time)
{
    // A message in the write-ahead log makes the smallest transaction whose commit is flushed as a call's is, to the standbys too, and
    // leaves no row behind. It is refused on a standby and says so; so does a server that takes no writes.
    private const string Commit =
        "select current_setting('transaction_read_only') = 'on', pg_logical_emit_message(true, 'aivors', 'health')";

    // The Api keeps deliveries too while the silos are away, but its every read must not be a write.
    private const string Read = "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on'";

    protected override async Task<string?> FindFaultAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(login is DatabaseLogin.Writer ? Commit : Read);
        return await command.ExecuteScalarAsync(cancel) is true ? "The server takes no writes." : null;
    }
}
