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
