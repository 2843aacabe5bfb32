using Aivors.Api.Lists;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Stored;

namespace Aivors.Api.Calls;

/// <summary>A call in a list.</summary>
public record CallForm
{
    public required string CallId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The other party's number: the caller's, or the called one's for an outbound call.</summary>
    public required string? PhoneNumber { get; init; }

    /// <summary>Talk time in whole seconds; 0 while it is not known.</summary>
    public required long DurationSeconds { get; init; }

    /// <summary>Talk time rounded up to the minute; 0 while it is not known.</summary>
    public required long DurationMinutes { get; init; }

    /// <summary>What it cost, in seconds of credit; null while it has not been charged.</summary>
    public required long? ChargedSeconds { get; init; }

    /// <summary>The first 200 characters.</summary>
    public required string TranscriptPreview { get; init; }

    /// <summary>The first 200 characters.</summary>
    public required string SummaryPreview { get; init; }

    /// <summary><c>call_started</c>, <c>call_ended</c> or <c>call_analyzed</c>: the newest one known.</summary>
    public required string EventType { get; init; }

    public required string Status { get; init; }

    public required string? Outcome { get; init; }

    public required string? Direction { get; init; }

    public required string? CallType { get; init; }

    public required string AgentId { get; init; }

    public required string? AgentName { get; init; }

    public required string? Sentiment { get; init; }

    public required bool? Successful { get; init; }

    /// <summary>When its first delivery was received.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? CallStartTime { get; init; }

    public required DateTimeOffset? CallEndTime { get; init; }

    /// <summary>How long ago it took place, in words.</summary>
    public required string TimeAgo { get; init; }

    public static CallForm Of(CallSummary call, Guid userId, DateTimeOffset now) => new()
    {
        CallId = call.CallId,
        UserId = userId,
        PhoneNumber = call.PhoneNumber,
        DurationSeconds = TalkTime.Seconds(call.DurationMs),
        DurationMinutes = TalkTime.Minutes(call.DurationMs),
        ChargedSeconds = call.ChargedSeconds,
        TranscriptPreview = call.Transcript ?? "",
        SummaryPreview = call.Summary ?? "",
        EventType = call.Event,
        Status = StatusOf(call),
        Outcome = call.Outcome,
        Direction = call.Direction,
        CallType = call.CallType,
        AgentId = call.AgentId,
        AgentName = call.AgentName,
        Sentiment = call.Sentiment,
        Successful = call.Successful,
        CreatedAt = call.CreatedAt,
        CallStartTime = call.StartedAt,
        CallEndTime = call.EndedAt,
        TimeAgo = Calls.TimeAgo.Say(call.At, now),
    };

    /// <summary>Retell's <c>call_status</c>, or what the event says when it was not given.</summary>
    public static string StatusOf(CallSummary call) => StatusOf(call.Status, call.Event);

    /// <inheritdoc cref="StatusOf(CallSummary)"/>
    public static string StatusOf(string? status, string eventType) => status ?? (eventType == "call_started" ? "ongoing" : "ended");
}

/// <summary>A page of calls.</summary>
/// <param name="TotalCalls">All calls of the user, not only the page's.</param>
/// <param name="NextCursor">The <c>cursor</c> of the following page; null when this is the last.</param>
public sealed record CallListForm(IReadOnlyList<CallForm> Calls, long TotalCalls, int Limit, int Skip, bool HasMore, string? NextCursor);

/// <param name="TotalMinutes">Minutes of credit that the calls cost.</param>
/// <param name="TotalSeconds">Talk time.</param>
/// <param name="AvgDuration">Average talk time of the calls that are over, in whole seconds.</param>
public sealed record CallStats(long TotalCalls, long TotalMinutes, long TotalSeconds, long AvgDuration)
{
    public static CallStats Of(CallOverview overview) => new(
        overview.Calls,
        overview.ChargedSeconds / 60,
        TalkTime.Seconds(overview.DurationMs),
        TalkTime.AverageSeconds(overview.DurationMs, overview.Finished));
}

public sealed record CallStatsForm(CallStats Stats);

public sealed record CallDetailsForm(CallDetailForm Call);

/// <summary>What a call cost.</summary>
/// <param name="Seconds">Seconds of credit.</param>
/// <param name="Credits">The same in minutes.</param>
/// <param name="Rule">The rule that it was charged by.</param>
/// <param name="Seq">The number of the ledger's entry that charged it first.</param>
public sealed record CallCharge(long Seconds, decimal Credits, string Rule, long Seq);

/// <summary>One call, with everything that is known of it.</summary>
public sealed record CallDetailForm
{
    public required string CallId { get; init; }

    public required Guid UserId { get; init; }

    public required string? PhoneNumber { get; init; }

    public required long DurationSeconds { get; init; }

    public required long DurationMinutes { get; init; }

    /// <summary>Talk time to the millisecond; null while it is not known.</summary>
    public required long? DurationMs { get; init; }

    public required string? Transcript { get; init; }

    public required string? Summary { get; init; }

    public required string EventType { get; init; }

    /// <summary>The object that whoever started the call gave with it.</summary>
    public required RawJson? Metadata { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? CallStartTime { get; init; }

    public required DateTimeOffset? CallEndTime { get; init; }

    public required string TimeAgo { get; init; }

    public required string AgentId { get; init; }

    public required string? AgentName { get; init; }

    public required string? CallType { get; init; }

    public required string? Direction { get; init; }

    public required string? FromNumber { get; init; }

    public required string? ToNumber { get; init; }

    public required string? Outcome { get; init; }

    public required string? DisconnectionReason { get; init; }

    public required string? Sentiment { get; init; }

    public required bool? Successful { get; init; }

    public required bool? InVoicemail { get; init; }

    /// <summary>Retell's analysis of the call, as it came.</summary>
    public required RawJson? Analysis { get; init; }

    public required string? RecordingUrl { get; init; }

    public required string? PublicLogUrl { get; init; }

    public required string? TransferDestination { get; init; }

    /// <summary>True for a call of before its agent's connection, fetched to be shown: it is never charged.</summary>
    public required bool IsHistory { get; init; }

    /// <summary>Null while it has not been charged.</summary>
    public required CallCharge? Charge { get; init; }

    /// <summary>What Retell bills the agency for it, in US cents: for admins only, null for all others.</summary>
    public required double? CostCents { get; init; }

    /// <summary>When the leg that a transfer opened ended.</summary>
    public required DateTimeOffset? TransferEndTime { get; init; }

    /// <summary>When what was personal in it was erased: numbers, transcript, summary, links and analysis are gone. Null: they were not.</summary>
    public required DateTimeOffset? ErasedAt { get; init; }

    /// <summary>What was said and done, in order; at most 5,000 entries.</summary>
    public required IReadOnlyList<ConversationTurn> Conversation { get; init; }

    /// <summary>How long the parts of the agent's answers took, in milliseconds.</summary>
    public required IReadOnlyList<CallLatency> Latency { get; init; }

    /// <summary>The fields that the agent's owner had the analysis find.</summary>
    public required IReadOnlyList<NamedValue> CustomAnalysis { get; init; }

    /// <summary>What the call was started with, and what it collected.</summary>
    public required IReadOnlyList<NamedText> DynamicVariables { get; init; }
}

/// <param name="Value">Any JSON.</param>
public sealed record NamedValue(string Name, RawJson Value);
