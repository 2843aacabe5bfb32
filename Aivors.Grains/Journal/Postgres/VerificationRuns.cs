using System.Text.Json;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using static Aivors.Grains.Journal.Postgres.AccountReading;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Verifies, and stores and logs what it came to. One process of the cluster at a time: the others find the advisory lock taken.
/// </summary>
public sealed partial class VerificationRuns(NpgsqlDataSource database, JournalVerifier verifier, TimeProvider time, ILogger<VerificationRuns> log)
{
    /// <summary>The actor of the nightly verification.</summary>
    public const string System = "system";

    private const long LockKey = 0x76_65_72_69_66_79;
    private const int ShownMax = 100;
    private const string Kept = "interval '400 days'";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>
    /// Verifies one tenant, or all; null when another verification is under way. Of a tenant that does not exist there is nothing to store.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The database does not answer.</exception>
    public Task<VerificationRecord?> RunAsync(Guid? tenantId, string actor, CancellationToken cancel) => PostgresErrors.TranslateAsync(() =>
        AdvisoryLock.TryRunAsync(database, LockKey, async _ =>
        {
            var (at, started) = (time.GetUtcNow(), time.GetTimestamp());
            var verdicts = await verifier.VerifyAsync(tenantId, cancel);
            var record = new VerificationRecord
            {
                VerificationId = Guid.CreateVersion7(at),
                StartedAt = at,
                Took = time.GetElapsedTime(started),
                TenantId = tenantId,
                Actor = actor,
                Tenants = verdicts.Count,
                Clean = verdicts.Count(v => v.IsClean),
                Findings = verdicts.Sum(v => v.Findings.Count),
                Shown = [.. verdicts.SelectMany(v => v.Findings, (v, finding) => new VerificationFinding(v.TenantId, finding)).Take(ShownMax)],
            };
            Tell(verdicts, record);
            if (record.Tenants > 0 || tenantId is null)
            {
                await StoreAsync(record, cancel);
            }

            return record;
        }, cancel));

    private async Task StoreAsync(VerificationRecord record, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        batch.Add($"delete from verifications where started_at < $1 - {Kept}", Value(record.StartedAt.UtcDateTime));
        batch.Add(
            """
            insert into verifications (verification_id, started_at, took_ms, tenant_id, actor, tenants, clean, findings, shown)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
            """,
            Value(record.VerificationId), Value(record.StartedAt.UtcDateTime), Value((long)record.Took.TotalMilliseconds),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)record.TenantId ?? DBNull.Value }, Value(record.Actor),
            Value(record.Tenants), Value(record.Clean), Value(record.Findings), Value(JsonSerializer.Serialize(record.Shown, Json)));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    internal static IReadOnlyList<VerificationFinding> ReadShown(string json) => JsonSerializer.Deserialize<VerificationFinding[]>(json, Json)!;

    private void Tell(IReadOnlyList<TenantVerdict> verdicts, VerificationRecord record)
    {
        foreach (var verdict in verdicts.Where(v => !v.IsClean).Take(20))
        {
            LogFindings(verdict.TenantId, verdict.Findings.Count, verdict.Findings[0]);
        }

        LogVerified(record.ExplainedPercent, record.Clean, record.Tenants, record.Took.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Verified: explained {Percent} % ({Clean} of {Tenants} tenants) in {Seconds} s")]
    private partial void LogVerified(double percent, int clean, int tenants, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tenant {TenantId} is not explained: {Count} findings, the first: {Finding}")]
    private partial void LogFindings(Guid tenantId, int count, string finding);
}
