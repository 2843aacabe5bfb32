using Orleans.Concurrency;

namespace Aivors.Grains.Contracts;

/// <summary>
/// Somebody who wants to know that a tenant has new facts: one in each Api process. It is told the number only and reads the facts
/// itself, so that no personal data travel; a message may be lost, so it also looks by itself now and then.
/// </summary>
[Alias("aivors.ITenantWatcher"), GrainInterfaceType("aivors.ITenantWatcher")]
public interface ITenantWatcher : IGrainObserver
{
    /// <summary>The tenant's facts up to this number are committed. Several commits in a moment may be told as one.</summary>
    [Alias("HeadMoved"), OneWay]
    Task HeadMovedAsync(Guid tenantId, long headSeq);
}
