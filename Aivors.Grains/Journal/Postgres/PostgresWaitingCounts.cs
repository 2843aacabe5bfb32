using Aivors.Grains.Deliveries;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Counted in the partial index of what waits; the table itself is not read.</summary>
internal sealed class PostgresWaitingCounts(NpgsqlDataSource database) : IWaitingCounts
{
    public Task<WaitingCounts> ReadAsync(CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(
            "select verdict, count(*), min(received_at) from deliveries where verdict in ('pending', 'quarantined') group by verdict");
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (pending, quarantined) = (WaitingCount.None, WaitingCount.None);
        while (await row.ReadAsync(cancel))
        {
            var count = new WaitingCount(row.GetInt64(1), row.Time(2));
            (pending, quarantined) = row.GetString(0) == "pending" ? (count, quarantined) : (pending, count);
        }

        return new WaitingCounts(pending, quarantined);
    });
}
