using Aivors.Grains.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Verifications, through the reader's data source.</summary>
internal sealed class PostgresVerificationReader(NpgsqlDataSource database) : IVerificationReader
{
    public Task<VerificationRecord?> FindLatestAsync(ReadScope scope, Guid? tenantId, CancellationToken cancel) => PostgresErrors.TranslateAsync(async () =>
    {
        await using var batch = database.CreateBatch(scope);
        batch.Add(
            """
            select verification_id, started_at, took_ms, tenant_id, actor, tenants, clean, findings, shown::text
            from verifications where tenant_id is not distinct from $1 order by verification_id desc limit 1
            """,
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)tenantId ?? DBNull.Value });
        await using var row = await batch.ExecuteScopedAsync(cancel);
        return await row.ReadAsync(cancel)
            ? new VerificationRecord
            {
                VerificationId = row.GetGuid(0),
                StartedAt = row.Time(1),
                Took = TimeSpan.FromMilliseconds(row.GetInt64(2)),
                TenantId = row.NullableGuid(3),
                Actor = row.GetString(4),
                Tenants = row.GetInt32(5),
                Clean = row.GetInt32(6),
                Findings = row.GetInt32(7),
                Shown = VerificationRuns.ReadShown(row.GetString(8)),
            }
            : null;
    });
}
