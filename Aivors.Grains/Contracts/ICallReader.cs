namespace Aivors.Grains.Contracts;

/// <summary>Reads calls, one by one and in lists.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ICallReader
{
    /// <summary>A tenant's calls, newest first. A page costs the same at any depth as long as it starts from a position.</summary>
    Task<CallPage> ListAsync(ReadScope scope, Guid tenantId, CallListQuery query, CancellationToken cancel);

    /// <summary>
    /// The call with everything that is known of it; null when there is none, or none that the scope may see. A call id is unique within a
    /// tenant only: an admin's scope gets the one that was known first.
    /// </summary>
    Task<CallDetails?> FindAsync(ReadScope scope, string callId, CancellationToken cancel);

    /// <summary>The call object as it came, without its access token; null when there is no such call, or nothing is kept of it.</summary>
    Task<FoundPayload?> FindPayloadAsync(ReadScope scope, string callId, CancellationToken cancel);
}

/// <param name="FirstUserId">The user that the tenant was opened with.</param>
public sealed record FoundPayload(Guid TenantId, Guid FirstUserId, byte[] Payload);

/// <summary>Where a list of calls goes on: after the call of this time and id.</summary>
public readonly record struct CallPosition(DateTimeOffset At, string CallId);

/// <summary>Which part of a tenant's calls.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="Skip">Leaves so many out first. Costs as much as reading them: keep it small and use <paramref name="After"/>.</param>
/// <param name="After">Only calls after this one; null begins with the newest.</param>
/// <param name="PreviewLength">Transcripts and summaries come cut to so many characters.</param>
public sealed record CallListQuery(int Limit, int Skip, CallPosition? After, int PreviewLength);

/// <param name="Next">Where the following page begins; null when this is the last.</param>
public sealed record CallPage(IReadOnlyList<CallSummary> Calls, CallPosition? Next);

/// <summary>A call as lists show it.</summary>
public sealed record CallSummary
{
    public required string CallId { get; init; }

    public required string AgentId { get; init; }

    public required string? AgentName { get; init; }

    public required string? CallType { get; init; }

    public required string? Direction { get; init; }

    /// <summary>The other party's number: the caller's, or the called one's for an outbound call.</summary>
    public required string? PhoneNumber { get; init; }

    /// <summary>Retell's <c>call_status</c>.</summary>
    public required string? Status { get; init; }

    /// <summary>One of <see cref="CallOutcome"/>, once the call is over.</summary>
    public required string? Outcome { get; init; }

    /// <summary>The newest event known of it: <c>call_started</c>, <c>call_ended</c> or <c>call_analyzed</c>.</summary>
    public required string Event { get; init; }

    /// <summary>When it took place: its start, or its first delivery while no start is known. Lists go by it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its first delivery was received.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Talk time; null while it is not known.</summary>
    public required long? DurationMs { get; init; }

    /// <summary>What it cost, in seconds of credit; null while it has not been charged.</summary>
    public required long? ChargedSeconds { get; init; }

    public required string? Sentiment { get; init; }

    public required bool? Successful { get; init; }

    /// <summary>In lists cut to the query's preview length.</summary>
    public required string? Transcript { get; init; }

    /// <summary>In lists cut to the query's preview length.</summary>
    public required string? Summary { get; init; }
}

/// <summary>A call with everything that is known of it.</summary>
public sealed record CallDetails
{
    /// <summary>What lists show of it, with transcript and summary in full.</summary>
    public required CallSummary Call { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>The user that the tenant was opened with.</summary>
    public required Guid FirstUserId { get; init; }

    public required string? FromNumber { get; init; }

    public required string? ToNumber { get; init; }

    public required string? DisconnectionReason { get; init; }

    public required bool? InVoicemail { get; init; }

    /// <summary>The <c>call_analysis</c> object as JSON text.</summary>
    public required string? Analysis { get; init; }

    public required string? RecordingUrl { get; init; }

    public required string? PublicLogUrl { get; init; }

    public required string? TransferDestination { get; init; }

    /// <summary>Retell's own cost of the call to the workspace, in US cents.</summary>
    public required double? CostCents { get; init; }

    /// <summary>The <c>metadata</c> object as JSON text.</summary>
    public required string? Metadata { get; init; }

    /// <summary>It was over before its agent was connected and was fetched to be shown: it is never charged.</summary>
    public required bool IsHistory { get; init; }

    /// <summary>The number of the fact that charged it; null while it has not been charged.</summary>
    public required long? ChargeSeq { get; init; }

    /// <summary>The rule that it was charged by.</summary>
    public required string? Rule { get; init; }

    /// <summary>When the leg that a transfer opened ended.</summary>
    public required DateTimeOffset? TransferEndedAt { get; init; }

    /// <summary>The call object as it came, without its access token; null when nothing is kept of it.</summary>
    public required byte[]? Payload { get; init; }
}
