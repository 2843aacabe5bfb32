using Microsoft.Extensions.DependencyInjection;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Aivors.Grains.Silos;

/// <summary>Places a grain on the silo whose address is its key, or nowhere.</summary>
[GenerateSerializer, Immutable, Alias("aivors.OnSiloPlacement")]
internal sealed class OnSiloPlacement : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnSiloAttribute() : PlacementAttribute(new OnSiloPlacement());

internal sealed class OnSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        return Task.FromResult(context.GetCompatibleSilos(target).FirstOrDefault(silo => silo.ToParsableString() == key)
            ?? throw new OrleansException($"There is no active silo {key}."));
    }
}

/// <summary>Registers what silos tell of themselves.</summary>
public static class SiloReports
{
    public static IServiceCollection AddSiloReports(this IServiceCollection services)
    {
        services.AddPlacementDirector<OnSiloPlacement, OnSiloDirector>();
        return services;
    }
}
