using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aivors.Grains.Spread;

/// <summary>Registers what spreads grains over the silos. Grains tell <see cref="HostedGrains"/> of themselves with or without it.</summary>
public static class SpreadSetup
{
    public static IServiceCollection AddSpread(this IServiceCollection services)
    {
        services.AddOptions<SpreadOptions>().BindConfiguration(SpreadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<HostedGrains>();
        services.AddHostedService<SpreadService>();
        return services;
    }
}
