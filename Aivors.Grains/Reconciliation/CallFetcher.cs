using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Retell;

namespace Aivors.Grains.Reconciliation;

/// <summary>What came of fetching a call.</summary>
/// <param name="Outcome">One of <see cref="FindingOutcome"/>; null when it was applied, or found to be known.</param>
/// <param name="Reason">Why it was not applied, in a word.</param>
internal sealed record FetchedCall(string? Outcome, DeliveryResult? Result = null, string? Reason = null)
{
    /// <summary>Retell does not know the key: nothing else will be answered either.</summary>
    public bool IsKeyBad { get; init; }
}

/// <summary>Fetches a call whole and hands it to its agent's grain, by the path of every delivery.</summary>
internal sealed class CallFetcher(IRetellApi retell, IGrainFactory grains, TimeProvider time)
{
    public const string Door = "reconciliation";

    // What the doors take of one event at most.
    private const int CallBytesMax = 16 * 1024 * 1024;

    private const int DeliveryAttempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="workspace">Whose key it is asked with: only this tenant's agents are routed from it.</param>
    /// <param name="history">True: it is stored as history, uncharged.</param>
    public async Task<FetchedCall> FetchAsync(WorkspaceKeys workspace, string callId, bool history, CancellationToken cancel)
    {
        var answer = await retell.GetCallAsync(workspace.ApiKeys[0], callId, cancel);
        switch (answer.Status)
        {
            case RetellStatus.NotTheirs:
                return new(FindingOutcome.Gone);
            case RetellStatus.BadKey:
                return new(FindingOutcome.Failed, Reason: "401") { IsKeyBad = true };
            case RetellStatus.Unavailable:
                return new(FindingOutcome.Failed, Reason: answer.Reason);
        }

        if (answer.Value!.Length > CallBytesMax)
        {
            return new(FindingOutcome.Refused, Reason: "too_large");
        }

        if (DeliveryReader.Read(InEnvelope(answer.Value), "application/json").Readings is not [CallReading reading] || reading.CallId != callId)
        {
            return new(FindingOutcome.Refused, Reason: "unreadable");
        }

        return reading.Event == CallEvent.Started
            ? new(FindingOutcome.NotOver)
            : OutcomeOf(await DeliverAsync(DeliveryOf(reading, workspace, history), cancel));
    }

    // As webhooks have it: then nothing inside the call can be taken for another call.
    private static byte[] InEnvelope(byte[] call) => [.. "{\"call\":"u8, .. call, (byte)'}'];

    private CallDelivery DeliveryOf(CallReading reading, WorkspaceKeys workspace, bool history) => new()
    {
        DeliveryId = Guid.CreateVersion7(time.GetUtcNow()),
        Door = Door,
        ReceivedAt = time.GetUtcNow(),
        Event = reading.Event,
        AgentId = reading.AgentId,
        CallId = reading.CallId,
        Fields = reading.Fields,
        Payload = reading.Payload,
        EventType = reading.EventType,
        Proof = DeliveryProof.Fetched,
        WorkspaceId = workspace.WorkspaceId,
        WorkspaceTenantId = workspace.TenantId,
        History = history,
    };

    private async Task<DeliveryResult> DeliverAsync(CallDelivery delivery, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            DeliveryResult result;
            try
            {
                result = await grains.GetGrain<IAgentGrain>(delivery.AgentId).DeliverAsync(delivery);
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or JournalUnavailableException)
            {
                // It may have been committed all the same: the same id makes trying again safe.
                result = DeliveryResult.Of(DeliveryStatus.Unavailable);
            }

            if (result.Status is DeliveryStatus.Applied or DeliveryStatus.Refused || tries == DeliveryAttempts)
            {
                return result;
            }

            await Task.Delay(Pause * tries, time, cancel);
        }
    }

    private static FetchedCall OutcomeOf(DeliveryResult result) => result switch
    {
        { Status: DeliveryStatus.Refused } => new(FindingOutcome.Refused, result, result.Reason),
        { Status: not DeliveryStatus.Applied } => new(FindingOutcome.Failed, result, result.Status.ToString().ToLowerInvariant()),
        { Verdict: Verdict.Quarantined } => new(FindingOutcome.KeptApart, result, result.Reason),
        _ => new(null, result),
    };
}
