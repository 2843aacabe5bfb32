using Aivors.Grains.Contracts;
using Aivors.Grains.Retention;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Calls that are due, through the writer's data source. Tenants that keep their calls for ever cost nothing.</summary>
internal sealed class PostgresRetention(NpgsqlDataSource database) : IRetention
{
    private const int TenantsMax = 100;

    // By calls_by_time from its old end; those erased already are stepped over.
    private const string Due =
        """
        select t.tenant_id, due.ids from tenants t
        cross join lateral (
          select array_agg(d.call_id) as ids from (
            select c.call_id from calls c
            where c.tenant_id = t.tenant_id and c.at < $1 - make_interval(days => t.retention_days) and c.erased_at is null
            order by c.at, c.call_id limit $2) d) due
        where t.retention_days is not null and due.ids is not null
        limit $3
        """;

    public Task<IReadOnlyList<DueCalls>> FindDueAsync(DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand(Due);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = EraseCalls.CallsMax });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = TenantsMax });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var due = new List<DueCalls>();
        while (await row.ReadAsync(cancel))
        {
            due.Add(new DueCalls(row.GetGuid(0), row.GetFieldValue<string[]>(1)));
        }

        return (IReadOnlyList<DueCalls>)due;
    });
}
