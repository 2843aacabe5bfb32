using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Workspaces through the reader's login: a session sees its tenant's, or the one that it names.</summary>
internal sealed class PostgresWorkspaceStore(NpgsqlDataSource database) : IWorkspaceStore
{
    private const string Columns = "workspace_id, tenant_id, protected_key, previous_key, previous_until, key_hint, changed_at";

    public Task<Workspace?> FindOfTenantAsync(Guid tenantId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(tenantId));
        batch.Add($"select {Columns} from workspaces where tenant_id = $1", Value(tenantId));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<Workspace?> FindAsync(Guid workspaceId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch();
        batch.Add("select set_config('aivors.workspace_id', $1, true)", Value(workspaceId.ToString()));
        batch.Add($"select {Columns} from workspaces where workspace_id = $1", Value(workspaceId));
        return await ReadOneAsync(batch, cancel);
    });

    public Task<bool> StoreAsync(Workspace workspace, byte[]? replaced, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(workspace.TenantId));
        // Comparing with the key that was read before makes two rotations at once one rotation and one refusal.
        batch.Add(
            replaced is null
                ? """
                  insert into workspaces (workspace_id, tenant_id, protected_key, previous_key, previous_until, key_hint, created_at, changed_at)
                  values ($1, $2, $3, $4, $5, $6, $7, $7)
                  on conflict do nothing returning true
                  """
                : """
                  update workspaces set protected_key = $3, previous_key = $4, previous_until = $5, key_hint = $6, changed_at = $7
                  where workspace_id = $1 and tenant_id = $2 and protected_key = $8 returning true
                  """,
            [
                Value(workspace.WorkspaceId), Value(workspace.TenantId), Value(workspace.ProtectedKey),
                new() { NpgsqlDbType = NpgsqlDbType.Bytea, Value = (object?)workspace.PreviousKey ?? DBNull.Value },
                new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)workspace.PreviousUntil?.UtcDateTime ?? DBNull.Value },
                Value(workspace.KeyHint), Value(workspace.ChangedAt.UtcDateTime), .. OnlyIf(replaced),
            ]);
        return await AnyAsync(batch, cancel);
    });

    public Task<bool> DropPreviousAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(tenantId));
        batch.Add(
            """
            update workspaces set previous_key = null, previous_until = null, changed_at = $2
            where tenant_id = $1 and previous_key is not null returning true
            """,
            Value(tenantId), Value(now.UtcDateTime));
        return await AnyAsync(batch, cancel);
    });

    public Task<Guid?> RemoveAsync(Guid tenantId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(ReadScope.Tenant(tenantId));
        batch.Add("delete from workspaces where tenant_id = $1 returning workspace_id", Value(tenantId));
        await using var rows = await batch.ExecuteScopedAsync(cancel);
        var removed = await rows.ReadAsync(cancel) ? rows.GetGuid(0) : (Guid?)null;
        // The batch is one transaction: it has committed only when all of it is read.
        await rows.NextResultAsync(cancel);
        return removed;
    });

    private static NpgsqlParameter[] OnlyIf(byte[]? replaced) => replaced is null ? [] : [Value(replaced)];

    private static async Task<bool> AnyAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var rows = await batch.ExecuteScopedAsync(cancel);
        var any = await rows.ReadAsync(cancel);
        await rows.NextResultAsync(cancel);
        return any;
    }

    private static async Task<Workspace?> ReadOneAsync(NpgsqlBatch batch, CancellationToken cancel)
    {
        await using var row = await batch.ExecuteScopedAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new Workspace(row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2), row.Nullable<byte[]>(3), row.NullableTime(4),
                row.GetString(5), row.Time(6))
            : null;
    }
}
