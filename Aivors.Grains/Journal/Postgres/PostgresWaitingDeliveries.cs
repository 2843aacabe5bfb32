using Aivors.Grains.Contracts;
using Aivors.Grains.Deliveries;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What waits, through the writer's data source.</summary>
internal sealed class PostgresWaitingDeliveries(NpgsqlDataSource database) : IWaitingDeliveries
{
    public Task<IReadOnlyList<CallDelivery>> LeaseAsync(int max, TimeSpan lease, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            // By the database's clock: a silo whose own is an hour ahead would hide what it takes from all others for that hour.
            await using var command = Command(
                $"""
                update deliveries d set attempts = attempts + 1, due_at = now() + $1
                where delivery_id in (
                  select delivery_id from deliveries where verdict = 'pending' and (due_at is null or due_at <= now())
                  order by received_at, delivery_id limit $2 for update skip locked)
                returning {KeptDelivery.Columns}
                """,
                lease, max);
            await using var row = await command.ExecuteReaderAsync(cancel);
            var leased = new List<CallDelivery>();
            while (await row.ReadAsync(cancel))
            {
                if (KeptDelivery.Read(row) is { } delivery)
                {
                    leased.Add(delivery);
                }
            }

            // "returning" promises no order.
            return (IReadOnlyList<CallDelivery>)[.. leased.OrderBy(d => d.ReceivedAt).ThenBy(d => d.DeliveryId)];
        });

    public Task<int> ReleaseAsync(string agentId, DateTimeOffset? since, CancellationToken cancel) =>
        ExecuteAsync(
            """
            update deliveries set verdict = 'pending', reason = null, due_at = null
            where verdict = 'quarantined' and agent_id = $1 and received_at >= $2
            """,
            [agentId, (since ?? DateTimeOffset.UnixEpoch).UtcDateTime],
            cancel);

    public Task<int> DiscardAsync(string agentId, string reason, CancellationToken cancel) =>
        ExecuteAsync(
            "update deliveries set verdict = 'rejected', reason = $2 where verdict = 'quarantined' and agent_id = $1",
            [agentId, $"discarded: {reason}"],
            cancel);

    public Task<bool> ReplayAsync(Guid deliveryId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using (var select = Command($"select {KeptDelivery.Columns} from deliveries where delivery_id = $1 and verdict in ('quarantined', 'rejected')", deliveryId))
        {
            await using var row = await select.ExecuteReaderAsync(cancel);
            if (!await row.ReadAsync(cancel) || KeptDelivery.Read(row) is null)
            {
                return false;
            }
        }

        return await ExecuteAsync(
            "update deliveries set verdict = 'pending', reason = null, due_at = null where delivery_id = $1 and verdict in ('quarantined', 'rejected')",
            [deliveryId],
            cancel) == 1;
    });

    public Task<ReplayRangeResult> ReplayRangeAsync(ReplayRange range, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        var readable = new List<Guid>();
        var seen = new List<DeliveryPosition>();
        // Bodies only where they decide: what waits in quarantine may have 16 MiB. One more row than wanted tells whether there are more.
        await using (var select = Command(
            $"""
            select {KeptDelivery.ColumnsWithBody("case when fields is null or event_rank is null then body end")} from deliveries
            where verdict = any($1) and received_at >= $2 and received_at < $3 and (received_at, delivery_id) > ($4, $5) and ($6 = '' or agent_id = $6)
            order by received_at, delivery_id limit $7
            """,
            VerdictsOf(range), range.From.UtcDateTime, range.To.UtcDateTime, (range.After?.ReceivedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
            range.After?.DeliveryId ?? Guid.Empty, range.AgentId ?? "", range.Limit + 1))
        {
            await using var row = await select.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                seen.Add(new DeliveryPosition(row.Time(1), row.GetGuid(0)));
                if (seen.Count <= range.Limit && KeptDelivery.Read(row) is not null)
                {
                    readable.Add(row.GetGuid(0));
                }
            }
        }

        var count = await ExecuteAsync(
            "update deliveries set verdict = 'pending', reason = null, due_at = null where delivery_id = any($1) and verdict in ('quarantined', 'rejected')",
            [readable.ToArray()],
            cancel);
        var looked = Math.Min(seen.Count, range.Limit);
        return new ReplayRangeResult(InboxStatus.Done, count, looked - readable.Count, seen.Count > range.Limit ? seen[range.Limit - 1] : null);
    });

    private static string[] VerdictsOf(ReplayRange range) => range.Verdict switch
    {
        Verdict.Quarantined => ["quarantined"],
        Verdict.Rejected => ["rejected"],
        _ => ["quarantined", "rejected"],
    };

    private Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    });

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
