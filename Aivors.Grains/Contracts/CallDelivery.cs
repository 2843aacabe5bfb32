namespace Aivors.Grains.Contracts;

/// <summary>What Retell tells about a call, in the order in which it may replace what was known before.</summary>
/// <remarks>The numbers are stored (<c>calls.event_rank</c>): never renumber them.</remarks>
[GenerateSerializer, Alias("aivors.CallEvent")]
public enum CallEvent
{
    Started = 1,
    Ended = 2,
    Analyzed = 3,
}

/// <summary>How a duration was learned; a charge is corrected only from a source at least as good as its own.</summary>
/// <remarks>The numbers are stored (<c>calls.duration_source</c>) and ordered: never renumber them.</remarks>
[GenerateSerializer, Alias("aivors.DurationSource")]
public enum DurationSource
{
    /// <summary>No duration is known.</summary>
    None = 0,

    /// <summary>The call ended without connecting, so it lasted 0 ms; any stated duration is better.</summary>
    NotConnected = 1,

    /// <summary>Given in whole seconds, or from timestamps in whole seconds or by a workflow's own names.</summary>
    Seconds = 2,

    /// <summary>Retell's <c>end_timestamp - start_timestamp</c>, in milliseconds.</summary>
    Timestamps = 3,

    /// <summary>Retell's <c>duration_ms</c>.</summary>
    DurationMs = 4,
}

/// <summary>One call's event as it came through a door, normalised. Built by the Api, carried by the grains, stored by the journal.</summary>
[GenerateSerializer, Immutable, Alias("aivors.CallDelivery")]
public sealed record CallDelivery
{
    /// <summary>Names this delivery for ever: the same id submitted again gets the stored answer.</summary>
    [Id(0)] public required Guid DeliveryId { get; init; }

    /// <summary>Which door it came through: <c>n8n</c>, <c>retell</c>, <c>test</c> or <c>reconciliation</c>.</summary>
    [Id(1)] public required string Door { get; init; }

    [Id(2)] public required DateTimeOffset ReceivedAt { get; init; }

    [Id(3)] public required CallEvent Event { get; init; }

    /// <summary>Retell's <c>agent_id</c>, 1 to 128 characters.</summary>
    [Id(4)] public required string AgentId { get; init; }

    /// <summary>Retell's <c>call_id</c>, 1 to 128 characters.</summary>
    [Id(5)] public required string CallId { get; init; }

    [Id(6)] public required CallFields Fields { get; init; }

    /// <summary>The call object's own bytes as they came (UTF-8 JSON); never parsed again on the write path.</summary>
    [Id(7)] public required byte[] Payload { get; init; }

    /// <summary>The event's name as received, for the call's history; null says no more than <see cref="Event"/> does.</summary>
    [Id(8)] public string? EventType { get; init; }

    /// <summary>One of <see cref="DeliveryProof"/>; null when there was no signature to check.</summary>
    [Id(9)] public string? Proof { get; init; }

    /// <summary>The workspace whose key signed it; null for the agency's own and for doors that are not signed.</summary>
    [Id(10)] public Guid? WorkspaceId { get; init; }

    /// <summary>Whose workspace signed it: when set, only this tenant may own the call.</summary>
    [Id(11)] public Guid? WorkspaceTenantId { get; init; }

    /// <summary>The W3C trace id, 32 hex digits, of the request that brought it first; null when nothing traced it.</summary>
    [Id(12)] public string? TraceId { get; init; }

    /// <summary>
    /// A call that was over before its agent was connected, fetched to be shown: stored as history, which is never charged. A call that
    /// is known already is left as it is.
    /// </summary>
    [Id(13)] public bool History { get; init; }
}

/// <summary>What is known of a delivery's origin. Stored (<c>deliveries.proof</c>): never rename one.</summary>
public static class DeliveryProof
{
    /// <summary>Retell's signature over the event verified under a key of the workspace.</summary>
    public const string Signed = "signed";

    /// <summary>It came with a signature of Retell's that does not verify: forwarded JSON may have been written anew on the way.</summary>
    public const string Unproved = "unproved";

    /// <summary>Retell's own API gave the call to a key of the workspace.</summary>
    public const string Fetched = "fetched";
}

/// <summary>
/// What a delivery says of its call. Null means "not said", and never overwrites a value.
/// All text is clean for Postgres: no NUL, no lone surrogate.
/// </summary>
[GenerateSerializer, Immutable, Alias("aivors.CallFields")]
public sealed record CallFields
{
    [Id(0)] public string? AgentName { get; init; }

    /// <summary><c>phone_call</c> or <c>web_call</c>, as Retell writes it.</summary>
    [Id(1)] public string? CallType { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>; absent for web calls.</summary>
    [Id(2)] public string? Direction { get; init; }

    [Id(3)] public string? FromNumber { get; init; }

    [Id(4)] public string? ToNumber { get; init; }

    /// <summary>Retell's <c>call_status</c>; text, because its values grow.</summary>
    [Id(5)] public string? Status { get; init; }

    /// <summary>One of <see cref="CallOutcome"/>, once the call is over.</summary>
    [Id(6)] public string? Outcome { get; init; }

    [Id(7)] public DateTimeOffset? StartedAt { get; init; }

    [Id(8)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Talk time in milliseconds, 0 to 24 h. Known only of a call that is over.</summary>
    [Id(9)] public long? DurationMs { get; init; }

    [Id(10)] public DurationSource DurationSource { get; init; }

    [Id(11)] public string? DisconnectionReason { get; init; }

    [Id(12)] public string? Transcript { get; init; }

    [Id(13)] public string? Summary { get; init; }

    /// <summary><c>Positive</c>, <c>Neutral</c>, <c>Negative</c> or <c>Unknown</c>, as Retell writes it.</summary>
    [Id(14)] public string? Sentiment { get; init; }

    [Id(15)] public bool? Successful { get; init; }

    [Id(16)] public bool? InVoicemail { get; init; }

    /// <summary>The <c>call_analysis</c> object as JSON text.</summary>
    [Id(17)] public string? Analysis { get; init; }

    [Id(18)] public string? RecordingUrl { get; init; }

    [Id(19)] public string? PublicLogUrl { get; init; }

    [Id(20)] public string? TransferDestination { get; init; }

    /// <summary>Retell's own cost of the call to the workspace, in US cents (<c>call_cost.combined_cost</c>).</summary>
    [Id(21)] public double? CostCents { get; init; }

    /// <summary>The <c>metadata</c> object as JSON text.</summary>
    [Id(22)] public string? Metadata { get; init; }

    /// <summary>When the leg that a transfer opened ended, which may be long after the call itself.</summary>
    [Id(23)] public DateTimeOffset? TransferEndedAt { get; init; }
}

/// <summary>How a call ended, in the words that the counters and the pages use. Stored: never rename one.</summary>
public static class CallOutcome
{
    public const string Answered = "answered";
    public const string Transferred = "transferred";
    public const string Voicemail = "voicemail";
    public const string NoAnswer = "no_answer";
    public const string Failed = "failed";
}
