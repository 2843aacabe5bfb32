using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal;

namespace Aivors.Silo.Hosting;

/// <summary>
/// Tells the metrics how much waits. One silo of the cluster does it, the one with the lowest address; were two of them to think so
/// for a moment, both would tell the same.
/// </summary>
internal sealed partial class WaitingReport(
    IWaitingCounts counts, DeliveryMetrics metrics, ISiloStatusOracle oracle, ILocalSiloDetails self, TimeProvider time, ILogger<WaitingReport> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                metrics.OnWaiting(IsMine() ? await TryReadAsync(stoppingToken) : null);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private bool IsMine() => oracle.GetApproximateSiloStatuses(onlyActive: true).Keys.Min() is { } first && first.Equals(self.SiloAddress);

    private async Task<WaitingCounts?> TryReadAsync(CancellationToken cancel)
    {
        try
        {
            return await counts.ReadAsync(cancel);
        }
        catch (JournalUnavailableException e)
        {
            LogUnread(e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How much waits could not be read: {Reason}")]
    private partial void LogUnread(string reason);
}
