namespace Aivors.Grains.Contracts;

/// <summary>What admins do with deliveries that wait. Key: always 0; it keeps no state.</summary>
[Alias("aivors.IInboxGrain"), GrainInterfaceType("aivors.IInboxGrain")]
public interface IInboxGrain : IGrainWithIntegerKey
{
    /// <summary>Applies an agent's quarantined deliveries, in the order in which they came, to the tenant that owns it now.</summary>
    /// <param name="since">Leaves those received before it in quarantine; null for all.</param>
    [Alias("ReleaseAgent"), ResponseTimeout("00:00:10")]
    Task<InboxResult> ReleaseAgentAsync(string agentId, DateTimeOffset? since);

    /// <summary>Rejects an agent's quarantined deliveries with a reason; they stay readable.</summary>
    [Alias("DiscardAgent"), ResponseTimeout("00:00:10")]
    Task<InboxResult> DiscardAgentAsync(string agentId, string reason);

    /// <summary>Applies one quarantined or rejected delivery again.</summary>
    [Alias("Replay"), ResponseTimeout("00:00:10")]
    Task<InboxResult> ReplayAsync(Guid deliveryId);

    /// <summary>Applies the quarantined and rejected deliveries of a span of time again, the oldest first, up to a number at once.</summary>
    [Alias("ReplayRange"), ResponseTimeout("00:00:10")]
    Task<ReplayRangeResult> ReplayRangeAsync(ReplayRange range);
}

[GenerateSerializer, Alias("aivors.InboxStatus")]
public enum InboxStatus
{
    Done = 1,

    /// <summary>Nobody owns the agent, so there is no tenant to apply them to.</summary>
    NoOwner = 2,

    /// <summary>There is no such delivery, or none that waits and can be read.</summary>
    NotFound = 3,

    Unavailable = 4,
}

/// <param name="Count">How many deliveries it concerned.</param>
[GenerateSerializer, Immutable, Alias("aivors.InboxResult")]
public sealed record InboxResult([property: Id(0)] InboxStatus Status, [property: Id(1)] int Count);

/// <param name="Verdict">Only quarantined or only rejected ones; null for both.</param>
/// <param name="AgentId">Only this agent's; null for every agent's.</param>
/// <param name="From">Received at this time or later.</param>
/// <param name="To">Received before this time.</param>
/// <param name="After">Only those behind this place; null from the oldest.</param>
/// <param name="Limit">How many are looked at.</param>
[GenerateSerializer, Immutable, Alias("aivors.ReplayRange")]
public sealed record ReplayRange(
    [property: Id(0)] Verdict? Verdict, [property: Id(1)] string? AgentId, [property: Id(2)] DateTimeOffset From, [property: Id(3)] DateTimeOffset To,
    [property: Id(4)] DeliveryPosition? After, [property: Id(5)] int Limit);

/// <param name="Count">How many were made pending.</param>
/// <param name="Unreadable">How many were left, because no call's event can be read in them.</param>
/// <param name="Next">Where to go on; null when the range holds no more.</param>
[GenerateSerializer, Immutable, Alias("aivors.ReplayRangeResult")]
public sealed record ReplayRangeResult(
    [property: Id(0)] InboxStatus Status, [property: Id(1)] int Count, [property: Id(2)] int Unreadable, [property: Id(3)] DeliveryPosition? Next);
