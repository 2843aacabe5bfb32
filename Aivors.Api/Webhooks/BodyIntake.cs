using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Api.Webhooks;

/// <summary>Takes a request body that was let in: each event of it to the grains, what cannot be read into the store, one answer for all.</summary>
internal sealed class BodyIntake(DeliveryIntake intake, SignatureCheck signatures, IDeliveryStore store, WebhookMetrics metrics, TimeProvider time)
{
    /// <param name="document">The body as it was understood.</param>
    /// <param name="body">Its bytes, to be kept when it was not.</param>
    /// <param name="source">Who sent it; where nothing proves that yet, each event's own forwarded signature is checked.</param>
    /// <param name="cancel">The sender has gone; only what has no effect stops for that.</param>
    public async Task<IResult> TakeAsync(DeliveryDocument document, ReadOnlyMemory<byte> body, DeliverySource source, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        await KeepUnreadableAsync(document, body, source);
        var results = new List<EventResult>(document.Readings.Count);
        var silosAway = false;
        foreach (var reading in document.Readings)
        {
            if (reading is CallReading call)
            {
                var proven = source.Proof is null ? source with { Proof = await signatures.ProofOfAsync(call.Signed, cancel) } : source;
                var taken = await intake.TakeAsync(call, proven, silosAway);
                silosAway |= taken.Verdict == Verdict.Pending;
                results.Add(Answer(call, source, taken));
            }
            else
            {
                results.Add(Answer(reading, source));
            }

            if (results[^1].Failure?.Kind == FailureKind.Unavailable)
            {
                // The whole body has to be sent again, which is safe; going on would only keep the sender waiting.
                break;
            }
        }

        metrics.OnAnswered(source.Door, time.GetElapsedTime(started));
        var result = document.IsBatch ? EventAnswers.Of(results, time.GetUtcNow()) : results[0];
        return result.Failure?.ToResult() ?? Results.Json(result.Answer, statusCode: result.StatusCode);
    }

    // Retell would only try again, and then forget; a person who builds a workflow is told what to do.
    private EventResult Answer(CallReading call, DeliverySource source, DeliveryResult result) =>
        result is { Status: DeliveryStatus.Applied, Verdict: Verdict.Quarantined } && source.Door == DeliverySource.Retell
            ? EventAnswers.Kept(call, time.GetUtcNow())
            : EventAnswers.Of(call, result, time.GetUtcNow());

    private EventResult Answer(DeliveryReading reading, DeliverySource source)
    {
        switch (reading)
        {
            case SkippedReading skipped:
                metrics.OnSkipped(source.Door);
                return EventAnswers.Of(skipped, time.GetUtcNow());
            case UnreadableReading unreadable:
                metrics.OnRejected(source.Door);
                return EventResult.Of(Failure.Invalid(unreadable.Error));
            default:
                throw new InvalidOperationException($"There is no answer to a {reading.GetType().Name}.");
        }
    }

    /// <summary>What cannot be understood is kept with its reason, once a request. Answered only after that: nothing is thrown away.</summary>
    private async Task KeepUnreadableAsync(DeliveryDocument document, ReadOnlyMemory<byte> body, DeliverySource source)
    {
        if (document.Readings.OfType<UnreadableReading>().FirstOrDefault() is { } reading)
        {
            var now = time.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            var rejected = new RejectedDelivery(id, source.Door, now, reading.Reason, reading.AgentId, reading.CallId, body)
            {
                Proof = source.Proof,
                WorkspaceId = source.WorkspaceId,
                WorkspaceTenantId = source.WorkspaceTenantId,
                TraceId = DeliverySource.TraceId,
            };
            await store.KeepRejectedAsync(rejected, CancellationToken.None);
        }
    }
}
