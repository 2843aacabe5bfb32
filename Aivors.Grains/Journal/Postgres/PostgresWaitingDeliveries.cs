using Aivors.Grains.Contracts;
using Aivors.Grains.Deliveries;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What waits, through the writer's data source.</summary>
internal sealed class PostgresWaitingDeliveries(NpgsqlDataSource database) : IWaitingDeliveries
{
    public Task<IReadOnlyList<CallDelivery>> LeaseAsync(int max, DateTimeOffset now, TimeSpan lease, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(
                $"""
                update deliveries d set attempts = attempts + 1, due_at = $2
                where delivery_id in (
                  select delivery_id from deliveries where verdict = 'pending' and (due_at is null or due_at <= $1)
                  order by received_at, delivery_id limit $3 for update skip locked)
                returning {KeptDelivery.Columns}
                """,
                now.UtcDateTime, (now + lease).UtcDateTime, max);
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

    public Task<int> ReleaseAsync(string agentId, DateTimeOffset? since, DateTimeOffset now, CancellationToken cancel) =>
        ExecuteAsync(
            """
            update deliveries set verdict = 'pending', reason = null, due_at = $3
            where verdict = 'quarantined' and agent_id = $1 and received_at >= $2
            """,
            [agentId, (since ?? DateTimeOffset.UnixEpoch).UtcDateTime, now.UtcDateTime],
            cancel);

    public Task<int> DiscardAsync(string agentId, string reason, CancellationToken cancel) =>
        ExecuteAsync(
            "update deliveries set verdict = 'rejected', reason = $2 where verdict = 'quarantined' and agent_id = $1",
            [agentId, $"discarded: {reason}"],
            cancel);

    public Task<bool> ReplayAsync(Guid deliveryId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
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
            "update deliveries set verdict = 'pending', reason = null, due_at = $2 where delivery_id = $1 and verdict in ('quarantined', 'rejected')",
            [deliveryId, now.UtcDateTime],
            cancel) == 1;
    });

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
