using System.Security.Cryptography;
using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>The journal in Postgres, through the writer's data source.</summary>
internal sealed class PostgresJournal(NpgsqlDataSource database) : IJournal
{
    public IJournalLane OpenLane() => new PostgresJournalLane(database);

    public Task<TenantRecord?> ReadTenantAsync(Guid tenantId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand($"select {TenantRow.Columns} from tenants where tenant_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = tenantId });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? TenantRow.Read(row) : null;
    });

    public Task<LiveCalls> ReadLiveCallsAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            select call_id, agent_id, at from calls
            where tenant_id = $1 and at > $2 and event_rank = 1 order by at desc, call_id desc limit 100
            """)
        {
            Parameters = { new() { Value = tenantId }, new() { Value = now.AddHours(-3).UtcDateTime } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            select call_id, agent_id, at, duration_ms, charged_seconds, outcome from calls
            where tenant_id = $1 and event_rank > 1 order by at desc, call_id desc limit 10
            """)
        {
            Parameters = { new() { Value = tenantId } },
        });
        var running = new List<RunningCall>();
        var latest = new List<LatestCall>();
        await using var row = await batch.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            running.Add(new RunningCall(row.GetString(0), row.GetString(1), row.Time(2)));
        }

        await row.NextResultAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            latest.Add(new LatestCall(row.GetString(0), row.GetString(1), row.Time(2), row.NullableInt64(3), row.NullableInt64(4), row.Nullable<string>(5)));
        }

        running.Reverse();
        return new LiveCalls(running, latest);
    });

    public Task<IReadOnlyList<AgentBinding>> ReadBindingsAsync(string agentId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand("select tenant_id, from_at, to_at from agent_bindings where agent_id = $1 order by from_at");
        command.Parameters.Add(new NpgsqlParameter { Value = agentId });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var bindings = new List<AgentBinding>();
        while (await row.ReadAsync(cancel))
        {
            bindings.Add(new AgentBinding(row.GetGuid(0), row.Time(1), row.NullableTime(2)));
        }

        return (IReadOnlyList<AgentBinding>)bindings;
    });

    public Task<Guid?> FindPlacementAsync(string agentId, string callId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = database.CreateCommand("select tenant_id from calls where call_id = $1 and agent_id = $2 order by first_at limit 1");
        command.Parameters.Add(new NpgsqlParameter { Value = callId });
        command.Parameters.Add(new NpgsqlParameter { Value = agentId });
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    });

    public Task KeepAsync(CallDelivery delivery, Verdict verdict, string reason, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        // It may stand here already, as pending; and what is in quarantine with the same content is in there once. Two things that an
        // agent's grain with old knowledge cannot know: another applied it meanwhile, which stands; or the agent has got an owner, and
        // then it waits for the pump, because nobody would come to release it.
        await using var command = database.CreateCommand(
            """
            with want as (
              select case when $5 = 'no_owner' and exists (select from agent_bindings where agent_id = $6 and to_at is null) then 'pending' else $4 end as verdict
            ),
            same as (
              select from deliveries where verdict = 'quarantined' and (select verdict from want) = 'quarantined' and delivery_id <> $1
                and agent_id = $6 and call_id = $7 and event = $8 and body_hash = $9
            ),
            moved as (
              update deliveries set reason = case when want.verdict = 'pending' then null else $5 end, body_hash = $9, due_at = now() + interval '1 s',
                verdict = case when exists (select from same) then 'duplicate' else want.verdict end
              from want where delivery_id = $1 and deliveries.verdict not in ('recorded', 'enriched', 'duplicate') returning 1
            )
            insert into deliveries (delivery_id, received_at, door, verdict, reason, agent_id, call_id, event, body_hash, body, fields, event_rank,
              proof, workspace_id, workspace_tenant_id, trace_id, history)
            select $1, $2, $3, want.verdict, case when want.verdict = 'pending' then null else $5 end, $6, $7, $8, $9, $10, $11::json, $12, $13, $14, $15, $16, $17
            from want where not exists (select from moved) on conflict do nothing
            """);
        object[] values =
        [
            delivery.DeliveryId, delivery.ReceivedAt.UtcDateTime, delivery.Door, VerdictName(verdict), reason, delivery.AgentId, delivery.CallId,
            DeliveryColumns.EventType(delivery), SHA256.HashData(delivery.Payload), delivery.Payload, KeptDelivery.FieldsOf(delivery), (short)delivery.Event,
        ];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        KeptDelivery.AddOrigin(command, delivery);
        command.Parameters.Add(new NpgsqlParameter { Value = delivery.History });
        return await command.ExecuteNonQueryAsync(cancel);
    });

    private static string VerdictName(Verdict verdict) => verdict switch
    {
        Verdict.Quarantined => "quarantined",
        Verdict.Rejected => "rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Only what cannot be applied is kept this way."),
    };
}
