using Aivors.Api.Lists;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Stored;

namespace Aivors.Api.Calls;

/// <summary>How a stored call becomes the one that clients read.</summary>
internal static class CallDetailMapping
{
    /// <param name="showCost">The agency's own cost is not its clients' to see.</param>
    public static CallDetailForm ToForm(this CallDetails details, Guid userId, bool showCost, DateTimeOffset now) =>
        details.ToForm(StoredCall.Read(details.Payload, details.Call.Transcript, details.Analysis), userId, showCost, now);

    private static CallDetailForm ToForm(this CallDetails details, StoredCall stored, Guid userId, bool showCost, DateTimeOffset now) => new()
    {
        CallId = details.Call.CallId,
        UserId = userId,
        PhoneNumber = details.Call.PhoneNumber,
        DurationSeconds = TalkTime.Seconds(details.Call.DurationMs),
        DurationMinutes = TalkTime.Minutes(details.Call.DurationMs),
        DurationMs = details.Call.DurationMs,
        Transcript = details.Call.Transcript,
        Summary = details.Call.Summary,
        EventType = details.Call.Event,
        Metadata = RawJson.Of(details.Metadata),
        Status = CallForm.StatusOf(details.Call),
        CreatedAt = details.Call.CreatedAt,
        CallStartTime = details.Call.StartedAt,
        CallEndTime = details.Call.EndedAt,
        TimeAgo = TimeAgo.Say(details.Call.At, now),
        AgentId = details.Call.AgentId,
        AgentName = details.Call.AgentName,
        CallType = details.Call.CallType,
        Direction = details.Call.Direction,
        FromNumber = details.FromNumber,
        ToNumber = details.ToNumber,
        Outcome = details.Call.Outcome,
        DisconnectionReason = details.DisconnectionReason,
        Sentiment = details.Call.Sentiment,
        Successful = details.Call.Successful,
        InVoicemail = details.InVoicemail,
        Analysis = RawJson.Of(details.Analysis),
        RecordingUrl = details.RecordingUrl,
        PublicLogUrl = details.PublicLogUrl,
        TransferDestination = details.TransferDestination,
        IsHistory = details.IsHistory,
        Charge = Charge(details),
        CostCents = showCost ? details.CostCents : null,
        TransferEndTime = details.TransferEndedAt,
        ErasedAt = details.ErasedAt,
        Conversation = stored.Conversation,
        Latency = stored.Latency,
        CustomAnalysis = [.. stored.CustomAnalysis.Select(field => new NamedValue(field.Name, new RawJson(field.Json)))],
        DynamicVariables = stored.DynamicVariables,
    };

    private static CallCharge? Charge(CallDetails details) => details is { Call.ChargedSeconds: { } seconds, ChargeSeq: { } seq, Rule: { } rule }
        ? new CallCharge(seconds, seconds / 60m, rule, seq)
        : null;
}
