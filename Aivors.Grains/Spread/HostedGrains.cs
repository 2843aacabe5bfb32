using System.Collections.Concurrent;

namespace Aivors.Grains.Spread;

/// <summary>The tenants' and agents' activations of this silo. Each tells of itself when it comes and when it goes.</summary>
internal sealed class HostedGrains
{
    private readonly ConcurrentDictionary<GrainType, ConcurrentDictionary<GrainId, IGrainContext>> _kinds = new();

    public void Add(IGrainContext grain) => OfKind(grain.GrainId.Type)[grain.GrainId] = grain;

    /// <summary>A second activation of the same grain, which came meanwhile, stays.</summary>
    public void Remove(IGrainContext grain) => OfKind(grain.GrainId.Type).TryRemove(new(grain.GrainId, grain));

    public ICollection<IGrainContext> Of(GrainType kind) => OfKind(kind).Values;

    private ConcurrentDictionary<GrainId, IGrainContext> OfKind(GrainType kind) =>
        _kinds.GetOrAdd(kind, static _ => new ConcurrentDictionary<GrainId, IGrainContext>());
}
