using Aivors.Grains.Contracts;
using Aivors.Grains.Reconciliation;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What is known of calls that Retell lists, through the writer's data source.</summary>
internal sealed class PostgresKnownCalls(NpgsqlDataSource database) : IKnownCalls
{
    private const int UnlistedMax = 500;

    // The owner by the rule of the appending statement: in force at the start, else the one that has the agent now. A stranger's signature
    // over somebody's call id must not pass for a delivery of that call that waits.
    private const string Known =
        """
        select b.tenant_id, coalesce(b.at_start, false), b.from_at, c.call_id is not null, coalesce(c.event_rank >= 2, false), c.duration_ms,
          coalesce(c.history, false), coalesce(w.waits, false), coalesce(w.discarded, false),
          $5 and exists (select from reconciliation_findings f where f.call_id = d.call_id and f.tenant_id = b.tenant_id
            and f.kind = 'differing' and f.outcome = 'unchanged' and f.listed_ms = d.duration_ms)
        from unnest($1, $2, $3, $4) with ordinality d(call_id, agent_id, started_at, duration_ms, ord)
        left join lateral (
          select tenant_id, from_at, from_at <= d.started_at and (to_at is null or to_at > d.started_at) as at_start
          from agent_bindings
          where agent_id = d.agent_id and (to_at is null or (from_at <= d.started_at and to_at > d.started_at))
          order by 3 desc nulls last limit 1) b on true
        left join calls c on c.call_id = d.call_id and c.tenant_id = b.tenant_id
        left join lateral (
          select bool_or(verdict in ('pending', 'quarantined')) as waits, bool_or(verdict = 'rejected' and reason like 'discarded:%') as discarded
          from deliveries
          where call_id = d.call_id and agent_id = d.agent_id and verdict in ('pending', 'quarantined', 'rejected')
            and (workspace_tenant_id is null or workspace_tenant_id in (b.tenant_id, $6))) w on true
        order by d.ord
        """;

    private const string Unlisted =
        """
        select c.call_id, c.tenant_id, c.agent_id, c.duration_ms, c.started_at
        from calls c
        where c.tenant_id in (select tenant_id from agent_bindings where agent_id = any ($1) and ($2 is null or tenant_id = $2))
          and c.agent_id = any ($1) and c.at >= $3 and c.at < $4 and c.started_at is not null
          and c.event_rank >= 2 and not c.history and coalesce(c.ended_at, c.first_at) < $5 and c.call_id <> all ($6)
          and not exists (select from deliveries d where d.call_id = c.call_id and d.tenant_id = c.tenant_id and d.door = 'test')
          and not ($7 and exists (select from reconciliation_findings f where f.call_id = c.call_id and f.tenant_id = c.tenant_id and f.kind = 'extra'))
        order by c.at, c.call_id limit $8
        """;

    public Task<IReadOnlyList<string>> ListAgentsAsync(RunWork run, string? after, int max, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(
            """
            select distinct agent_id from agent_bindings
            where ($1 is null or tenant_id = $1) and from_at < $3 and (to_at is null or to_at > $2) and ($4 is null or agent_id > $4)
            order by agent_id limit $5
            """,
            Optional(run.TenantId), Value(run.From.UtcDateTime), Value(run.To.UtcDateTime), Optional(after), Value(max));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var agents = new List<string>();
        while (await row.ReadAsync(cancel))
        {
            agents.Add(row.GetString(0));
        }

        return (IReadOnlyList<string>)agents;
    });

    public Task<IReadOnlyList<KnownCall>> FindKnownAsync(RunWork run, IReadOnlyList<ListedCall> listed, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(
                Known,
                Value(listed.Select(c => c.CallId).ToArray()),
                Value(listed.Select(c => c.AgentId).ToArray()),
                new NpgsqlParameter<DateTime?[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, TypedValue = [.. listed.Select(c => c.StartedAt?.UtcDateTime)] },
                Value(listed.Select(c => c.DurationMs).ToArray()),
                Value(run.Kind == RunKind.Scheduled),
                Optional(run.TenantId));
            await using var row = await command.ExecuteReaderAsync(cancel);
            var known = new List<KnownCall>(listed.Count);
            while (await row.ReadAsync(cancel))
            {
                known.Add(new KnownCall
                {
                    OwnerId = row.NullableGuid(0),
                    IsBoundAtStart = row.GetBoolean(1),
                    BoundFrom = row.NullableTime(2),
                    IsKnown = row.GetBoolean(3),
                    IsOver = row.GetBoolean(4),
                    DurationMs = row.NullableInt64(5),
                    IsHistory = row.GetBoolean(6),
                    IsWaiting = row.GetBoolean(7),
                    IsDiscarded = row.GetBoolean(8),
                    IsDifferenceNoted = row.GetBoolean(9),
                });
            }

            return (IReadOnlyList<KnownCall>)known;
        });

    public Task<IReadOnlyList<UnlistedCall>> FindUnlistedAsync(
        RunWork run, IReadOnlyList<string> agentIds, DateTimeOffset from, DateTimeOffset to, DateTimeOffset overBefore,
        IReadOnlyCollection<string> listedIds, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(
                Unlisted, Value(agentIds.ToArray()), Optional(run.TenantId), Value(from.UtcDateTime), Value(to.UtcDateTime),
                Value(overBefore.UtcDateTime), Value(listedIds.ToArray()), Value(run.Kind == RunKind.Scheduled), Value(UnlistedMax));
            await using var row = await command.ExecuteReaderAsync(cancel);
            var calls = new List<UnlistedCall>();
            while (await row.ReadAsync(cancel))
            {
                calls.Add(new UnlistedCall(row.GetString(0), row.GetGuid(1), row.GetString(2), row.NullableInt64(3), row.Time(4)));
            }

            return (IReadOnlyList<UnlistedCall>)calls;
        });

    private static NpgsqlParameter Optional(Guid? value) => new() { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter Optional(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
