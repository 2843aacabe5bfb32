using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Verifies all tenants once a night and tells the metrics what it came to. One silo at a time does it: the others find the advisory
/// lock taken, and tell nothing.
/// </summary>
public sealed partial class NightlyVerifier(NpgsqlDataSource database, JournalVerifier verifier, VerificationMetrics metrics, IOptions<JournalOptions> options,
    TimeProvider time, ILogger<NightlyVerifier> log) : BackgroundService
{
    private const long LockKey = 0x76_65_72_69_66_79;

    /// <summary>Verifies now; null when another silo is at it.</summary>
    public async Task<VerificationReport?> RunAsync(CancellationToken cancel)
    {
        var report = await AdvisoryLock.TryRunAsync(database, LockKey, async _ =>
        {
            var started = time.GetTimestamp();
            var verdicts = await verifier.VerifyAsync(null, cancel);
            var verified = new VerificationReport(
                verdicts.Count, verdicts.Count(v => v.IsClean), verdicts.Sum(v => v.Findings.Count), time.GetElapsedTime(started));
            Tell(verdicts, verified);
            return verified;
        }, cancel);
        metrics.OnVerified(report);
        return report;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.VerifyAtHour < 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                await Task.Delay(UntilNext(time.GetUtcNow(), options.Value.VerifyAtHour), time, stoppingToken);
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    /// <summary>How long until this hour (UTC) comes again; never 0.</summary>
    internal static TimeSpan UntilNext(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        return (today > now ? today : today.AddDays(1)) - now;
    }

    private async Task TryRunAsync(CancellationToken stopping)
    {
        try
        {
            await RunAsync(stopping);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            metrics.OnVerified(null);
            LogFailed(e);
        }
    }

    private void Tell(IReadOnlyList<TenantVerdict> verdicts, VerificationReport report)
    {
        foreach (var verdict in verdicts.Where(v => !v.IsClean).Take(20))
        {
            LogFindings(verdict.TenantId, verdict.Findings.Count, verdict.Findings[0]);
        }

        LogVerified(report.ExplainedPercent, report.Clean, report.Tenants, report.Took.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Verified: explained {Percent} % ({Clean} of {Tenants} tenants) in {Seconds} s")]
    private partial void LogVerified(double percent, int clean, int tenants, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tenant {TenantId} is not explained: {Count} findings, the first: {Finding}")]
    private partial void LogFindings(Guid tenantId, int count, string finding);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal could not be verified; the next night tries again")]
    private partial void LogFailed(Exception exception);
}

/// <summary>What verifying all tenants came to.</summary>
public sealed record VerificationReport(int Tenants, int Clean, int Findings, TimeSpan Took)
{
    public double ExplainedPercent => Tenants == 0 ? 100 : 100.0 * Clean / Tenants;
}
