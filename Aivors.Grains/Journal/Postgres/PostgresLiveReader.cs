using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What watchers are told, through the reader's data source, each tenant's under its own scope.</summary>
internal sealed class PostgresLiveReader(NpgsqlDataSource database) : ILiveReader
{
    private const string OtherParty = "case when c.direction = 'outbound' then c.to_number else c.from_number end";

    // One statement is one snapshot: a call that is missing here is told by a fact after the head.
    private const string Start =
        $"""
        select t.head_seq, t.balance_seconds, t.granted_seconds, t.charged_seconds, t.low_balance_seconds,
          c.call_id, c.agent_id, c.agent_name, c.at, {OtherParty}, c.direction
        from tenants t
        left join lateral (
          select * from calls c where c.tenant_id = t.tenant_id and c.at > $2 and c.event_rank = 1
          order by c.at desc, c.call_id desc limit 100) c on true
        where t.tenant_id = $1
        order by c.at desc, c.call_id desc
        """;

    private const string Facts =
        $"""
        select j.seq, j.at, j.kind, j.call_id, coalesce(c.agent_id, j.data->>'agent_id'), j.amount_seconds, j.balance_seconds,
          t.low_balance_seconds, c.agent_id, c.at, {OtherParty}, c.direction, c.status, c.outcome, c.event, c.duration_ms, c.charged_seconds
        from journal j
        join tenants t on t.tenant_id = j.tenant_id
        left join calls c on c.call_id = j.call_id and c.tenant_id = j.tenant_id
        where j.tenant_id = $1 and j.seq > $2
        order by j.seq
        limit $3
        """;

    public Task<LiveStart?> ReadStartAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(tenantId));
        batch.Add(
            Start,
            new NpgsqlParameter<Guid> { TypedValue = tenantId },
            new NpgsqlParameter<DateTime> { TypedValue = since.UtcDateTime });
        await using var row = await batch.ExecuteScopedAsync(cancel);
        LiveStart? start = null;
        var running = new List<LiveRunningCall>();
        while (await row.ReadAsync(cancel))
        {
            start ??= new LiveStart(row.GetInt64(0), ReadCredits(row), running);
            if (row.Nullable<string>(5) is { } callId)
            {
                running.Add(new LiveRunningCall(
                    callId, row.GetString(6), row.Nullable<string>(7), row.Time(8), row.Nullable<string>(9), row.Nullable<string>(10)));
            }
        }

        return start;
    });

    public Task<IReadOnlyList<LiveFact>> ReadFactsAsync(Guid tenantId, long after, int limit, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var batch = database.CreateBatch(ReadScope.Tenant(tenantId));
            batch.Add(
                Facts,
                new NpgsqlParameter<Guid> { TypedValue = tenantId },
                new NpgsqlParameter<long> { TypedValue = after },
                new NpgsqlParameter<int> { TypedValue = limit });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var facts = new List<LiveFact>();
            while (await row.ReadAsync(cancel))
            {
                facts.Add(ReadFact(row));
            }

            return (IReadOnlyList<LiveFact>)facts;
        });

    public Task<IReadOnlyDictionary<Guid, long>> ReadHeadsAsync(IReadOnlyCollection<Guid> tenantIds, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            // The one read across tenants here: whoever is watched was allowed to be, and only numbers come back.
            await using var batch = database.CreateBatch(ReadScope.Admin());
            batch.Add("select tenant_id, head_seq from tenants where tenant_id = any($1)", new NpgsqlParameter<Guid[]> { TypedValue = [.. tenantIds] });
            await using var row = await batch.ExecuteScopedAsync(cancel);
            var heads = new Dictionary<Guid, long>(tenantIds.Count);
            while (await row.ReadAsync(cancel))
            {
                heads[row.GetGuid(0)] = row.GetInt64(1);
            }

            return (IReadOnlyDictionary<Guid, long>)heads;
        });

    private static CreditsView ReadCredits(NpgsqlDataReader row) => new()
    {
        BalanceSeconds = row.GetInt64(1),
        GrantedSeconds = row.GetInt64(2),
        ChargedSeconds = row.GetInt64(3),
        LowBalanceSeconds = row.GetInt64(4),
    };

    private static LiveFact ReadFact(NpgsqlDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        At = row.Time(1),
        Kind = row.GetString(2),
        CallId = row.Nullable<string>(3),
        AgentId = row.Nullable<string>(4),
        AmountSeconds = row.GetInt64(5),
        BalanceSeconds = row.GetInt64(6),
        LowBalanceSeconds = row.GetInt64(7),
        Call = row.IsDBNull(8) ? null : new LiveCall(
            row.GetString(3), row.GetString(8), row.Time(9), row.Nullable<string>(10), row.Nullable<string>(11), row.Nullable<string>(12),
            row.Nullable<string>(13), row.GetString(14), row.NullableInt64(15), row.NullableInt64(16)),
    };
}
