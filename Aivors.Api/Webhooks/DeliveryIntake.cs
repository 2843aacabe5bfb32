using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;
using Aivors.Grains.Retell;

namespace Aivors.Api.Webhooks;

/// <summary>
/// Hands one event to the grains, and tries again while they cannot be reached: the same delivery, under the same id. When they do not
/// answer within the budget, it keeps the delivery as pending, for the silos' pump.
/// </summary>
internal sealed partial class DeliveryIntake(IGrainFactory grains, IDeliveryStore store, WebhookMetrics metrics, TimeProvider time,
    ILogger<DeliveryIntake> log, Random? random = null)
{
    /// <summary>What the grains get. Retell waits 10 s, but the n8n workflows that we hand out give up after 2.5 s.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>How long keeping a delivery may take: with it the answer is still out before a sender gives up.</summary>
    private static readonly TimeSpan KeepPatience = TimeSpan.FromSeconds(2);

    /// <summary>The sender's going away does not stop it: what has been received is applied, or kept.</summary>
    /// <param name="reading">The event.</param>
    /// <param name="source">Who sent it.</param>
    /// <param name="silosAway">True: the grains did not answer a moment ago, so it is kept at once.</param>
    public async Task<DeliveryResult> TakeAsync(CallReading reading, DeliverySource source, bool silosAway)
    {
        var delivery = new CallDelivery
        {
            DeliveryId = Guid.CreateVersion7(time.GetUtcNow()),
            Door = source.Door,
            ReceivedAt = time.GetUtcNow(),
            Event = reading.Event,
            AgentId = reading.AgentId,
            CallId = reading.CallId,
            Fields = reading.Fields,
            Payload = reading.Payload,
            EventType = reading.EventType,
            Proof = source.Proof,
            WorkspaceId = source.WorkspaceId,
            WorkspaceTenantId = source.WorkspaceTenantId,
            TraceId = DeliverySource.TraceId,
        };
        using var span = DeliverySpans.StartDeliver(delivery);
        var result = silosAway ? await KeepAsync(delivery) : await DeliverAsync(delivery);
        DeliverySpans.End(span, result);
        metrics.OnDelivery(delivery.Door, result);
        DeliveryLog.Applied(log, delivery, result);
        return result;
    }

    private async Task<DeliveryResult> DeliverAsync(CallDelivery delivery)
    {
        var agent = grains.GetGrain<IAgentGrain>(delivery.AgentId);
        var started = time.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            var left = Budget - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                // The pause between two tries may have been longer than it should: the process stood still.
                return await KeepAsync(delivery);
            }

            try
            {
                var result = await agent.DeliverAsync(delivery).WaitAsync(left, time);
                if (result.Status == DeliveryStatus.Unavailable)
                {
                    // The silo could not write it; perhaps this process can. If not, that is the answer.
                    return await KeepAsync(delivery);
                }

                if (result.Status is not DeliveryStatus.Misrouted)
                {
                    return result;
                }
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or Grains.Journal.JournalUnavailableException)
            {
                // A timeout tells nothing: it may have been committed. The same id makes trying again safe.
                LogNoAnswer(delivery.CallId, tries, e.GetType().Name);
            }

            var pause = TimeSpan.FromMilliseconds(100 + (random ?? Random.Shared).Next(150));
            if (time.GetElapsedTime(started) + pause >= Budget)
            {
                return await KeepAsync(delivery);
            }

            await Task.Delay(pause, time);
        }
    }

    private async Task<DeliveryResult> KeepAsync(CallDelivery delivery)
    {
#if PLANTED_BUGS
        // 3: acknowledged before it is committed
        if (Grains.Planted.Is(3))
        {
            store.KeepPendingAsync(delivery, CancellationToken.None).Ignore();
            return DeliveryResult.Pending;
        }
#endif
        try
        {
            using var patience = new CancellationTokenSource(KeepPatience, time);
#if PLANTED_BUGS
            // 16: no limit
            if (Grains.Planted.Is(16))
            {
                await store.KeepPendingAsync(delivery, CancellationToken.None);
                return DeliveryResult.Pending;
            }
#endif
            var keeping = store.KeepPendingAsync(delivery, patience.Token);
            // By a clock of its own, too: from a database that stands still the driver waits for seconds even to give up. What is kept after
            // that is one more copy of what the sender sends again.
            keeping.Ignore();
            await keeping.WaitAsync(KeepPatience, time);
            LogPending(delivery.CallId);
            return DeliveryResult.Pending;
        }
        catch (Exception e) when (e is TimeoutException or Grains.Journal.JournalUnavailableException)
        {
#if PLANTED_BUGS
            // 4: an error becomes a 200, "to prevent retry storms"
            if (Grains.Planted.Is(4))
            {
                return DeliveryResult.Pending;
            }
#endif
            return DeliveryResult.Of(DeliveryStatus.Unavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] Call {CallId} is pending: the silos did not answer in time")]
    private partial void LogPending(string callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL WEBHOOK] No answer for call {CallId} (try {Tries}): {Kind}")]
    private partial void LogNoAnswer(string callId, int tries, string kind);
}
