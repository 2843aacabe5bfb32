using Aivors.Grains.Contracts;

namespace Aivors.Grains.Journal;

/// <summary>A delivery as decided: what it would cost under which rule, if it is the call's first final one.</summary>
/// <param name="PriceSeconds">Null while the call has no final duration.</param>
public sealed record DeliveryAppend(Guid TenantId, CallDelivery Delivery, long? PriceSeconds, string Rule)
{
    /// <summary>About what it weighs in a group, in bytes.</summary>
    public int Size => Delivery.Payload.Length + (Delivery.Fields.Transcript?.Length ?? 0) + 512;
}

/// <summary>What a delivery came to, as of its commit.</summary>
public sealed record DeliveryOutcome
{
    /// <summary>Null: the tenant does not own this agent for this call.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>The fact's kind; null when the delivery made none.</summary>
    public required string? Kind { get; init; }

    /// <summary>The head before it.</summary>
    public required long SeqBefore { get; init; }

    /// <summary>The head after it: the fact's own number when it made one.</summary>
    public required long SeqAfter { get; init; }

    public required long BalanceSeconds { get; init; }

    public required long GrantedSeconds { get; init; }

    public required long ChargedSeconds { get; init; }

    public required CallBrief Call { get; init; }

    public required DateTimeOffset At { get; init; }

    public required CallEvent LatestEvent { get; init; }

    public required string AgentId { get; init; }

    public required string? Outcome { get; init; }

    /// <summary>Another tenant that has a call of the same id, when this delivery made a fact: it is kept apart, and somebody should look.</summary>
    public Guid? AlsoOf { get; init; }
}

/// <summary>What a command came to, as of its commit.</summary>
public sealed record CommandOutcome
{
    public required CommandStatus Status { get; init; }

    public long SeqBefore { get; init; }

    public long SeqAfter { get; init; }

    public bool Repeated { get; init; }

    /// <summary>The tenant after the command; null when there is none.</summary>
    public TenantRecord? Tenant { get; init; }
}

/// <summary>A tenant's row.</summary>
public sealed record TenantRecord
{
    public required Guid TenantId { get; init; }

    public required Guid FirstUserId { get; init; }

    public required string Status { get; init; }

    /// <summary>The charging rule, such as <c>minute-up@1</c>.</summary>
    public required string Rule { get; init; }

    public required long LowBalanceSeconds { get; init; }

    public required long HeadSeq { get; init; }

    public required long BalanceSeconds { get; init; }

    public required long GrantedSeconds { get; init; }

    public required long ChargedSeconds { get; init; }
}

/// <param name="Running">Oldest first.</param>
/// <param name="Latest">Newest first.</param>
public sealed record LiveCalls(IReadOnlyList<RunningCall> Running, IReadOnlyList<LatestCall> Latest);

/// <summary>A tenant's ownership of an agent, from (inclusive) until (exclusive; null: still).</summary>
public sealed record AgentBinding(Guid TenantId, DateTimeOffset From, DateTimeOffset? To);
