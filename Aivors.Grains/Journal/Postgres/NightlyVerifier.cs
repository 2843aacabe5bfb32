using Aivors.Grains.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>
/// Verifies all tenants once a night and tells the metrics what it came to. One silo at a time does it: the others tell nothing.
/// </summary>
public sealed partial class NightlyVerifier(
    VerificationRuns runs, VerificationMetrics metrics, IOptions<JournalOptions> options, TimeProvider time, ILogger<NightlyVerifier> log) : BackgroundService
{
    /// <summary>Verifies now; null when another silo is at it.</summary>
    public async Task<VerificationRecord?> RunAsync(CancellationToken cancel)
    {
        var record = await runs.RunAsync(null, VerificationRuns.System, cancel);
        metrics.OnVerified(record);
        return record;
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
        catch (JournalUnavailableException e)
        {
            metrics.OnVerified(null);
            LogFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal could not be verified; the next night tries again")]
    private partial void LogFailed(Exception exception);
}
