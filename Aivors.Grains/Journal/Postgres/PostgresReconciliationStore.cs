using Aivors.Grains.Contracts;
using Aivors.Grains.Reconciliation;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Runs of the reconciliation, through the writer's data source.</summary>
internal sealed class PostgresReconciliationStore(NpgsqlDataSource database) : IReconciliationStore
{
    private const int WaitingMax = 10;
    private const int ForgottenAtOnce = 500;

    // After a long outage a window is cut; what is older is for a run on demand.
    private const string LongestWindow = "interval '31 days'";

    private const string Due = "workspace_id is not distinct from $1 and status in ('waiting', 'running') and due_at <= $2";

    public Task<IReadOnlyList<Guid>> ListWorkspacesAsync(CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(
            """
            select workspace_id from workspaces
            union select coalesce(workspace_id, $1) from reconciliations where status in ('waiting', 'running')
            limit 10000
            """,
            Value(IReconciliationGrain.Agency));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancel))
        {
            ids.Add(row.GetGuid(0));
        }

        return (IReadOnlyList<Guid>)ids;
    });

    public Task<bool> TryLeaseAsync(Guid workspace, Guid leaseId, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel) =>
        ChangesAsync(
            """
            insert into reconciled_workspaces as w (workspace_id, lease_id, leased_until) values ($1, $2, $4)
            on conflict (workspace_id) do update set lease_id = excluded.lease_id, leased_until = excluded.leased_until
            where w.lease_id is null or w.lease_id = excluded.lease_id or w.leased_until <= $3
            """,
            cancel, Value(workspace), Value(leaseId), Value(now.UtcDateTime), Value(until.UtcDateTime));

    public Task ReleaseAsync(Guid workspace, Guid leaseId, CancellationToken cancel) => ChangesAsync(
        "update reconciled_workspaces set lease_id = null, leased_until = null where workspace_id = $1 and lease_id = $2",
        cancel, Value(workspace), Value(leaseId));

    public Task AddScheduledAsync(Guid? workspaceId, Guid? tenantId, TimeSpan overlap, DateTimeOffset now, CancellationToken cancel) => ChangesAsync(
        $"""
        insert into reconciliations (run_id, workspace_id, tenant_id, kind, from_at, to_at, actor, asked_at, due_at)
        select $1, $2, $3, 'scheduled', greatest(coalesce(least(w.reconciled_to, $4), $4) - $5, $4 - {LongestWindow}) - interval '1 ms', $4, 'system', $4, $4
        from (select 1) one left join reconciled_workspaces w on w.workspace_id = coalesce($2, $6)
        on conflict do nothing
        """,
        cancel, Value(Guid.CreateVersion7(now)), Optional(workspaceId), Optional(tenantId), Value(now.UtcDateTime), Value(overlap),
        Value(IReconciliationGrain.Agency));

    public Task<bool> AddRequestedAsync(
        Guid runId, Guid? workspaceId, Guid? tenantId, DateTimeOffset from, DateTimeOffset to, string actor, DateTimeOffset now,
        CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(
                $"""
                with added as (
                  insert into reconciliations (run_id, workspace_id, tenant_id, kind, from_at, to_at, actor, asked_at, due_at)
                  select $1, $2, $3, 'requested', $4, $5, $6, $7, $7
                  where (select count(*) from reconciliations
                    where workspace_id is not distinct from $2 and kind = 'requested' and status in ('waiting', 'running')) < {WaitingMax}
                  on conflict do nothing returning 1)
                select exists (select from added) or exists (select from reconciliations where run_id = $1)
                """,
                Value(runId), Optional(workspaceId), Optional(tenantId), Value(from.UtcDateTime), Value(to.UtcDateTime), Value(actor),
                Value(now.UtcDateTime));
            return await command.ExecuteScalarAsync(cancel) is true;
        });

    public Task<bool> AddBackfillAsync(
        Guid? workspaceId, Guid tenantId, string agentId, int days, string actor, DateTimeOffset now, CancellationToken cancel) => ChangesAsync(
        """
        insert into reconciliations (run_id, workspace_id, tenant_id, kind, agent_id, from_at, to_at, actor, asked_at, due_at)
        select $1, $2, $3, 'backfill', $4, from_at - make_interval(days => $5), from_at, $6, $7, $7
        from agent_bindings where agent_id = $4 and tenant_id = $3 and to_at is null
        on conflict do nothing
        """,
        cancel, Value(Guid.CreateVersion7(now)), Optional(workspaceId), Value(tenantId), Value(agentId), Value(days), Value(actor),
        Value(now.UtcDateTime));

    public Task<bool> HasDueAsync(Guid? workspaceId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(
            $"""
            select exists (select from reconciliations where {Due})
              and not exists (select from reconciled_workspaces where workspace_id = coalesce($1, $3) and leased_until > $2)
            """,
            Optional(workspaceId), Value(now.UtcDateTime), Value(IReconciliationGrain.Agency));
        return await command.ExecuteScalarAsync(cancel) is true;
    });

    public Task<RunWork?> TakeAsync(Guid? workspaceId, IReadOnlyCollection<Guid> except, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(
                $"""
                update reconciliations set status = 'running', started_at = coalesce(started_at, $2)
                where run_id = (select run_id from reconciliations where {Due} and run_id <> all ($3) order by run_id limit 1)
                returning run_id, workspace_id, tenant_id, kind, agent_id, from_at, to_at, done_agents, next_at, attempts
                """,
                Optional(workspaceId), Value(now.UtcDateTime), Value(except.ToArray()));
            await using var row = await command.ExecuteReaderAsync(cancel);
            return await row.ReadAsync(cancel)
                ? new RunWork
                {
                    RunId = row.GetGuid(0),
                    WorkspaceId = row.NullableGuid(1),
                    TenantId = row.NullableGuid(2),
                    Kind = Enum.Parse<RunKind>(row.GetString(3), ignoreCase: true),
                    AgentId = row.Nullable<string>(4),
                    From = row.Time(5),
                    To = row.Time(6),
                    DoneAgents = row.Nullable<string>(7),
                    NextAt = row.NullableTime(8),
                    Attempts = row.GetInt32(9),
                }
                : null;
        });

    public Task NoteAsync(Guid runId, Finding finding, bool keep, DateTimeOffset now, CancellationToken cancel) => ChangesAsync(
        SqlText.NoteFinding,
        cancel, Value(runId), Value(finding.CallId), Optional(finding.AgentId), Optional(finding.TenantId), Value(finding.Kind),
        Value(finding.Outcome), Optional(finding.Reason), Optional(finding.KnownMs), Optional(finding.ListedMs), Value(now.UtcDateTime),
        Optional(finding.StartedAt), Value(keep));

    public Task SaveAsync(Guid runId, string? doneAgents, DateTimeOffset? nextAt, int listed, CancellationToken cancel) => ChangesAsync(
        "update reconciliations set done_agents = $2, next_at = $3, listed = listed + $4 where run_id = $1",
        cancel, Value(runId), Optional(doneAgents), Optional(nextAt), Value(listed));

    public Task PostponeAsync(RunWork run, string? error, bool fromFailed, DateTimeOffset dueAt, CancellationToken cancel) => ChangesAsync(
        """
        update reconciliations set status = 'waiting', error = $2, due_at = $4, attempts = case when $2 is null then 0 else attempts + 1 end,
          done_agents = case when $3 then null else done_agents end, next_at = case when $3 then retry_from else next_at end,
          retry_from = case when $3 then null else retry_from end
        where run_id = $1
        """,
        cancel, Value(run.RunId), Optional(error), Value(fromFailed), Value(dueAt.UtcDateTime));

    public Task<bool> HasFailedAsync(Guid runId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command("select retry_from is not null from reconciliations where run_id = $1", Value(runId));
        return await command.ExecuteScalarAsync(cancel) is true;
    });

    public Task<IReadOnlyList<TenantFindings>> SumByTenantAsync(Guid runId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(
            """
            select tenant_id, count(*) filter (where kind = 'missing')::int, count(*) filter (where outcome = 'filled')::int,
              count(*) filter (where kind = 'differing')::int, count(*) filter (where outcome = 'corrected')::int,
              count(*) filter (where kind = 'extra')::int, count(*) filter (where outcome in ('failed', 'refused', 'not_over'))::int
            from reconciliation_findings where run_id = $1 and tenant_id is not null group by tenant_id order by tenant_id
            """,
            Value(runId));
        await using var row = await command.ExecuteReaderAsync(cancel);
        var sums = new List<TenantFindings>();
        while (await row.ReadAsync(cancel))
        {
            sums.Add(new TenantFindings(
                row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6)));
        }

        return (IReadOnlyList<TenantFindings>)sums;
    });

    public Task<ReconciliationCounts> FinishAsync(RunWork run, string? error, DateTimeOffset now, CancellationToken cancel) =>
        PostgresErrors.TranslateAsync(async () =>
        {
            await using var command = Command(SqlText.FinishRun, Value(run.RunId), Optional(error), Value(now.UtcDateTime), Value(IReconciliationGrain.Agency));
            await using var row = await command.ExecuteReaderAsync(cancel);
            await row.ReadAsync(cancel);
            return ReconciliationRow.ReadCounts(row, 0);
        });

    public Task ForgetAsync(Guid? workspaceId, DateTimeOffset endedBefore, CancellationToken cancel) => ChangesAsync(
        $"""
        delete from reconciliations where run_id in (
          select run_id from reconciliations where workspace_id is not distinct from $1 and ended_at < $2 order by run_id limit {ForgottenAtOnce})
        """,
        cancel, Optional(workspaceId), Value(endedBefore.UtcDateTime));

    private static NpgsqlParameter Optional(Guid? value) => Optional(NpgsqlDbType.Uuid, value);

    private static NpgsqlParameter Optional(string? value) => Optional(NpgsqlDbType.Text, value);

    private static NpgsqlParameter Optional(long? value) => Optional(NpgsqlDbType.Bigint, value);

    private static NpgsqlParameter Optional(DateTimeOffset? value) => Optional(NpgsqlDbType.TimestampTz, value?.UtcDateTime);

    private static NpgsqlParameter Optional(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };

    private Task<bool> ChangesAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    });

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
