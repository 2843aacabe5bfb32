using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Api.Webhooks;

/// <summary>Turns verdicts into the answers that workflows in the field read. Pure.</summary>
internal static class EventAnswers
{
    public const string NoClient = "No client found for this agent. Please connect your Retell agent in the dashboard.";

    public static EventResult Of(SkippedReading reading, DateTimeOffset now) => EventResult.Of(StatusCodes.Status200OK, new WebhookAnswer
    {
        Message = $"Event '{reading.EventType}' is not about a started or finished call; skipped.",
        Timestamp = now,
        Skipped = true,
        EventType = reading.EventType,
        CallId = reading.CallId,
    });

    /// <summary>A signed event of an agent that nobody has connected: it is in quarantine, and its sender has nothing to mend.</summary>
    public static EventResult Kept(CallReading reading, DateTimeOffset now) => EventResult.Of(StatusCodes.Status202Accepted, new WebhookAnswer
    {
        Message = "No client found for this agent yet. The delivery is kept, and is applied once the agent is connected.",
        Timestamp = now,
        Pending = true,
        CallId = reading.CallId,
    });

    public static EventResult Of(CallReading reading, DeliveryResult result, DateTimeOffset now) => result.Status switch
    {
        DeliveryStatus.Applied when result.Verdict == Verdict.Quarantined && reading.IsAside =>
            Of(new SkippedReading(reading.EventType, reading.CallId), now),
        DeliveryStatus.Applied when result.Verdict == Verdict.Quarantined => EventResult.Of(Failure.Invalid(NoClient)),
        DeliveryStatus.Applied when result.Verdict == Verdict.Pending => EventResult.Of(StatusCodes.Status202Accepted, new WebhookAnswer
        {
            Message = "Accepted; the call is stored and will be applied in a moment.",
            Timestamp = now,
            CallId = reading.CallId,
            Pending = true,
        }),
        DeliveryStatus.Applied => Applied(reading, result, now),
        DeliveryStatus.Refused => EventResult.Of(Failure.Invalid(
            $"The event of call {reading.CallId} could not be stored ({result.Reason}). It was kept; sending it again will not help.")),
        _ => EventResult.Of(Failure.Unavailable()),
    };

    private static EventResult Applied(CallReading reading, DeliveryResult result, DateTimeOffset now)
    {
        var credits = CreditsForm.Of(result.Credits!);
        var subscription = credits.ToSubscription(result.Suspended);
        var duplicate = result.Verdict == Verdict.Duplicate;
        // A transfer or a transcript so far is stored, but a workflow that counts calls has nothing to count in it.
        var skipped = reading.Event == CallEvent.Started || reading.IsAside;
        var created = result.Verdict == Verdict.Recorded && !skipped;
        var answer = new WebhookAnswer
        {
            Message = MessageOf(reading, duplicate, created),
            Timestamp = now,
            ShouldDisableWorkflow = subscription.ShouldDisableWorkflow,
            CallId = reading.CallId,
            Duplicate = duplicate ? true : null,
            Skipped = skipped ? true : null,
            EventType = skipped ? reading.EventType : null,
            Data = new WebhookData(duplicate || skipped ? null : Call(result), subscription, credits.ToAlerts(result.Suspended)),
        };
        return EventResult.Of(created ? StatusCodes.Status201Created : StatusCodes.Status200OK, answer);
    }

    private static string MessageOf(CallReading reading, bool duplicate, bool created) => reading switch
    {
        _ when duplicate => "Call already processed",
        { IsAside: true } => $"Event '{reading.EventType}' is not about a finished call; stored with its call",
        { Event: CallEvent.Started } => "Call started; nothing to charge yet",
        _ => created ? "Call saved" : "Call updated",
    };

    /// <summary>Several events in one body: one answer, with a result for each.</summary>
    public static EventResult Of(IReadOnlyList<EventResult> results, DateTimeOffset now)
    {
        // Whoever must send again sends all again; that is safe.
        if (results.FirstOrDefault(r => r.Failure?.Kind == FailureKind.Unavailable) is { Failure: { } unavailable })
        {
            return EventResult.Of(unavailable);
        }

        var forms = results.Select(r => (object?)r.Answer ?? r.Failure!.ToEnvelope(now)).ToArray();
        var accepted = results.Count(r => r.Answer is not null);
        if (accepted == 0)
        {
            return EventResult.Of(results[0].Failure! with { Details = new { Results = forms } });
        }

        return EventResult.Of(results.Max(r => r.Answer is null ? 0 : r.StatusCode), new WebhookAnswer
        {
            Message = $"{accepted} of {results.Count} events accepted",
            Timestamp = now,
            ShouldDisableWorkflow = results.Any(r => r.Answer?.ShouldDisableWorkflow == true),
            Results = forms,
        });
    }

    private static WebhookCall Call(DeliveryResult result)
    {
        var call = result.Call!;
        var durationMs = call.DurationMs ?? 0;
        return new WebhookCall(call.CallId, result.UserId, call.PhoneNumber, (durationMs + 59_999) / 60_000, (durationMs + 500) / 1000,
            call.TranscriptLength, call.SummaryLength, call.CreatedAt);
    }
}
