using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;
using Aivors.Grains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Deliveries;

/// <summary>
/// Applies pending deliveries through the grains, in every silo. What it takes twice, or what a woken grain applies meanwhile, is one
/// delivery with one id: the journal answers the second with what the first came to.
/// </summary>
public sealed partial class DeliveryPump(IWaitingDeliveries waiting, IGrainFactory grains, DeliveryMetrics metrics, TimeProvider time,
    ILogger<DeliveryPump> log) : BackgroundService
{
    private const int Batch = 64;
    private const int AgentsAtOnce = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>Takes what is due now and applies it; returns how many were taken.</summary>
    public async Task<int> PumpAsync(CancellationToken cancel)
    {
        var due = await waiting.LeaseAsync(Batch, Lease, cancel);
        // In order within an agent, so that a call's events come as they came; agents do not wait for each other.
        await Parallel.ForEachAsync(
            due.GroupBy(d => d.AgentId, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AgentsAtOnce, CancellationToken = cancel, TaskScheduler = TaskScheduler.Current },
            async (deliveries, _) => await ApplyAsync(deliveries));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await DrainAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops; what is leased is due again in a moment, elsewhere.
        }
    }

    private async Task DrainAsync(CancellationToken stopping)
    {
        try
        {
            while (await PumpAsync(stopping) == Batch)
            {
                // A full batch: there is more.
            }
        }
        catch (JournalUnavailableException e)
        {
            LogUnavailable(e.Message);
        }
    }

    private async Task ApplyAsync(IEnumerable<CallDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            using var span = DeliverySpans.StartPending(delivery);
            try
            {
                var result = await grains.GetGrain<IAgentGrain>(delivery.AgentId).DeliverAsync(delivery);
                DeliverySpans.End(span, result);
                if (result.Status is not (DeliveryStatus.Applied or DeliveryStatus.Refused))
                {
                    LogNotApplied(delivery.CallId, result.Status);
                    return;
                }

                metrics.OnPumped(delivery, result);
                DeliveryLog.Applied(log, delivery, result);
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or JournalUnavailableException)
            {
                // Due again when its lease ends; the rest of this agent's waits with it, to keep their order.
                DeliverySpans.Fail(span, e.GetType().Name);
                LogNoAnswer(delivery.CallId, e.GetType().Name);
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pending deliveries cannot be read: {Reason}")]
    private partial void LogUnavailable(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pending delivery of call {CallId} was not applied: {Status}")]
    private partial void LogNotApplied(string callId, DeliveryStatus status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The pending delivery of call {CallId} had no answer: {Kind}")]
    private partial void LogNoAnswer(string callId, string kind);
}
