using Aivors.Grains.Contracts;

namespace Aivors.Api.Live;

/// <summary>What the streams need.</summary>
internal static class LiveSetup
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveMetrics>().AddSingleton<LiveFrames>();
        services.AddSingleton(provider => new LiveReads(provider.GetRequiredService<ILiveReader>()));
        services.AddSingleton<LiveTenants>().AddSingleton<LiveStream>();
        services.AddHostedService<LiveUpkeep>();
        return services;
    }
}
