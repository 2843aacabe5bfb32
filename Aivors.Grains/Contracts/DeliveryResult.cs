namespace Aivors.Grains.Contracts;

/// <summary>What became of a delivery. The names are stored in lower case (<c>deliveries.verdict</c>): never rename one.</summary>
[GenerateSerializer, Alias("aivors.Verdict")]
public enum Verdict
{
    /// <summary>The call was not known before, or not known to be over.</summary>
    Recorded = 1,

    /// <summary>The call was known; this added or corrected something.</summary>
    Enriched = 2,

    /// <summary>Nothing in it was new.</summary>
    Duplicate = 3,

    /// <summary>Nobody owns the agent: kept until somebody does.</summary>
    Quarantined = 4,

    /// <summary>It cannot be used: kept with its reason.</summary>
    Rejected = 5,

    /// <summary>Kept, and not applied yet.</summary>
    Pending = 6,
}

/// <summary>Why there is, or is not, a verdict.</summary>
[GenerateSerializer, Alias("aivors.DeliveryStatus")]
public enum DeliveryStatus
{
    /// <summary>Committed; the verdict stands.</summary>
    Applied = 1,

    /// <summary>The writer's queue is full: nothing was written, try again later.</summary>
    Overloaded = 2,

    /// <summary>The database did not answer: whether it was written is unknown; the same delivery may be submitted again.</summary>
    Unavailable = 3,

    /// <summary>The database refuses the data themselves; submitting it again is of no use.</summary>
    Refused = 4,

    /// <summary>The tenant does not own this agent for this call: the sender's knowledge of the binding is old.</summary>
    Misrouted = 5,
}

/// <summary>The answer to a delivery, as of its commit.</summary>
[GenerateSerializer, Immutable, Alias("aivors.DeliveryResult")]
public sealed record DeliveryResult
{
    [Id(0)] public required DeliveryStatus Status { get; init; }

    [Id(1)] public Verdict Verdict { get; init; }

    [Id(2)] public Guid TenantId { get; init; }

    /// <summary>The user that the tenant was opened with: the contract's <c>userId</c>.</summary>
    [Id(3)] public Guid UserId { get; init; }

    /// <summary>The fact's number, or the head when the delivery made no fact.</summary>
    [Id(4)] public long Seq { get; init; }

    /// <summary>The call as stored after the commit; null unless applied.</summary>
    [Id(5)] public CallBrief? Call { get; init; }

    /// <summary>The tenant's credits after the commit; null unless applied.</summary>
    [Id(6)] public CreditsView? Credits { get; init; }

    /// <summary>
    /// What the database refused, for <see cref="DeliveryStatus.Refused"/>: an SQLSTATE, never data. For
    /// <see cref="Verdict.Quarantined"/> one of <see cref="QuarantineReason"/>.
    /// </summary>
    [Id(7)] public string? Reason { get; init; }

    /// <summary>The kind of the fact that it became, such as <c>call_charged</c>; null when it made none.</summary>
    [Id(8)] public string? FactKind { get; init; }

    /// <summary>The account is suspended: its workflows are told to stop, whatever its credits. See <see cref="TenantStatus.IsSuspended"/>.</summary>
    [Id(9)] public bool Suspended { get; init; }

    public static DeliveryResult Of(DeliveryStatus status, string? reason = null) => new() { Status = status, Reason = reason };

    /// <summary>Kept, and applied later by the silos' pump.</summary>
    public static DeliveryResult Pending { get; } = new() { Status = DeliveryStatus.Applied, Verdict = Verdict.Pending };

    /// <param name="reason">One of <see cref="QuarantineReason"/>.</param>
    public static DeliveryResult Quarantined(string reason) =>
        new() { Status = DeliveryStatus.Applied, Verdict = Verdict.Quarantined, Reason = reason };
}

/// <summary>Why a delivery is in quarantine. Stored (<c>deliveries.reason</c>): never rename one.</summary>
public static class QuarantineReason
{
    /// <summary>Nobody owns the agent.</summary>
    public const string NoOwner = "no_owner";

    /// <summary>It was signed by one tenant's workspace, and the agent is another's.</summary>
    public const string OtherWorkspace = "other_workspace";
}

/// <summary>What a webhook's answer tells of a call.</summary>
[GenerateSerializer, Immutable, Alias("aivors.CallBrief")]
public sealed record CallBrief
{
    [Id(0)] public required string CallId { get; init; }

    /// <summary>The other party's number: the caller's, or the called one's for an outbound call.</summary>
    [Id(1)] public string? PhoneNumber { get; init; }

    [Id(2)] public long? DurationMs { get; init; }

    /// <summary>What the call cost, in seconds of credit; null while it has not been charged.</summary>
    [Id(3)] public long? ChargedSeconds { get; init; }

    [Id(4)] public int TranscriptLength { get; init; }

    [Id(5)] public int SummaryLength { get; init; }

    /// <summary>When its first delivery was received.</summary>
    [Id(6)] public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A tenant's credits, in seconds; a credit is 60 of them.</summary>
[GenerateSerializer, Immutable, Alias("aivors.CreditsView")]
public sealed record CreditsView
{
    /// <summary>Granted less charged; below 0 is overdraft.</summary>
    [Id(0)] public required long BalanceSeconds { get; init; }

    [Id(1)] public required long GrantedSeconds { get; init; }

    [Id(2)] public required long ChargedSeconds { get; init; }

    /// <summary>Below this, and above 0, the balance counts as low.</summary>
    [Id(3)] public required long LowBalanceSeconds { get; init; }
}
