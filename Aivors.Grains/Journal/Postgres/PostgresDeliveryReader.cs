using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Deliveries and what became of them, through the reader's data source.</summary>
internal sealed class PostgresDeliveryReader(NpgsqlDataSource database) : IDeliveryReader
{
    private const int QuarantinedAgentsMax = 1000;
    private const int HistoryMax = 500;
    private const string Columns = "delivery_id, received_at, door, verdict, reason, tenant_id, agent_id, call_id, event, seq, proof, trace_id";

    // Internal for the test that holds its plan. A condition on what is not asked for falls away when it is planned.
    internal const string List =
        $"""
        select {Columns} from deliveries
        where ($1 is null or verdict = $1) and ($2 is null or agent_id = $2) and ($3 is null or call_id = $3)
          and ($4 is null or received_at >= $4) and ($5 is null or received_at < $5)
          and ($6 is null or (received_at, delivery_id) < ($6, $7)) and ($9 is null or tenant_id = $9)
        order by received_at desc, delivery_id desc limit $8
        """;

    public Task<IReadOnlyList<QuarantinedAgent>> ListQuarantineAsync(ReadScope scope, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        batch.Add(
            $"""
            select agent_id, sum(deliveries)::int8, count(*), min(first_at), max(last_at), coalesce(sum(ceil(duration_ms / 60000.0)), 0)::int8
            from (
              select agent_id, call_id, count(*) as deliveries, min(received_at) as first_at, max(received_at) as last_at,
                max((fields->>'durationMs')::int8) as duration_ms
              from deliveries where verdict = 'quarantined' group by agent_id, call_id) calls
            group by agent_id order by min(first_at) limit {QuarantinedAgentsMax}
            """);
        await using var row = await batch.ExecuteScopedAsync(cancel);
        var agents = new List<QuarantinedAgent>();
        while (await row.ReadAsync(cancel))
        {
            agents.Add(new QuarantinedAgent(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.Time(3), row.Time(4), row.GetInt64(5)));
        }

        return (IReadOnlyList<QuarantinedAgent>)agents;
    });

    public Task<IReadOnlyList<DeliveryEntry>> ListAsync(ReadScope scope, DeliveryQuery query, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = query.TenantId is null ? database.CreateBatch(scope) : database.CreateBatch(scope).InIndexOrder();
            batch.Add(
                List,
                Optional(NpgsqlDbType.Text, query.Verdict),
                Optional(NpgsqlDbType.Text, query.AgentId),
                Optional(NpgsqlDbType.Text, query.CallId),
                Optional(NpgsqlDbType.TimestampTz, query.From?.UtcDateTime),
                Optional(NpgsqlDbType.TimestampTz, query.To?.UtcDateTime),
                Optional(NpgsqlDbType.TimestampTz, query.After?.ReceivedAt.UtcDateTime),
                Optional(NpgsqlDbType.Uuid, query.After?.DeliveryId),
                new NpgsqlParameter<int> { TypedValue = query.Limit },
                Optional(NpgsqlDbType.Uuid, query.TenantId));
            await using var row = await batch.ExecuteScopedAsync(cancel);
            return (IReadOnlyList<DeliveryEntry>)await ReadEntriesAsync(row, cancel);
        });

    public Task<CallHistory?> FindHistoryAsync(ReadScope scope, string callId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        batch.Add(
            $"select {Columns} from deliveries where call_id = $1 order by received_at, delivery_id limit {HistoryMax}", Text(callId));
        batch.Add(
            $"""
            select {PostgresLedgerReader.Columns} from journal j
            where (tenant_id, seq) in (select tenant_id, seq from deliveries where call_id = $1 and tenant_id is not null and seq is not null)
              and call_id = $1
            order by tenant_id, seq limit {HistoryMax}
            """,
            Text(callId));
        // The binding by which the call was routed: in force at its start, else when it was first delivered.
        batch.Add(
            """
            select b.agent_id, b.tenant_id, b.from_at, b.to_at, b.from_at <= c.started_at and (b.to_at is null or b.to_at > c.started_at)
            from calls c join agent_bindings b on b.agent_id = c.agent_id and b.tenant_id = c.tenant_id
            where c.call_id = $1
            order by coalesce(b.from_at <= c.started_at and (b.to_at is null or b.to_at > c.started_at), false) desc,
              b.from_at <= c.first_at and (b.to_at is null or b.to_at > c.first_at) desc, b.from_at
            limit 1
            """,
            Text(callId));
        batch.Add("select history from calls where call_id = $1 order by first_at limit 1", Text(callId));
        await using var row = await batch.ExecuteScopedAsync(cancel);
        var deliveries = await ReadEntriesAsync(row, cancel);
        await row.NextResultAsync(cancel);
        var facts = new List<LedgerEntry>();
        while (await row.ReadAsync(cancel))
        {
            facts.Add(PostgresLedgerReader.Read(row));
        }

        await row.NextResultAsync(cancel);
        var binding = await row.ReadAsync(cancel)
            ? new CallBinding(row.GetString(0), row.GetGuid(1), row.Time(2), row.NullableTime(3), row.NullableBoolean(4) ?? false)
            : null;
        await row.NextResultAsync(cancel);
        var isHistory = await row.ReadAsync(cancel) && row.GetBoolean(0);
        return deliveries.Count == 0 && facts.Count == 0 ? null : new CallHistory(callId, deliveries, facts, isHistory, binding);
    });

    private static async Task<List<DeliveryEntry>> ReadEntriesAsync(NpgsqlDataReader row, CancellationToken cancel)
    {
        var entries = new List<DeliveryEntry>();
        while (await row.ReadAsync(cancel))
        {
            entries.Add(new DeliveryEntry(
                row.GetGuid(0), row.Time(1), row.GetString(2), row.GetString(3), row.Nullable<string>(4), row.NullableGuid(5),
                row.Nullable<string>(6), row.Nullable<string>(7), row.Nullable<string>(8), row.NullableInt64(9),
                row.Nullable<string>(10), row.Nullable<string>(11)));
        }

        return entries;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter Optional(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
