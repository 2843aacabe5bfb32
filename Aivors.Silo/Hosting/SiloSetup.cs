using Aivors.Grains.Silos;
using Aivors.Grains.Spread;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Aivors.Silo.Hosting;

/// <summary>The Orleans side of the process. Providers and ports come from the <c>Orleans</c> section, as Aspire writes it.</summary>
public static class SiloSetup
{
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(silo =>
        {
            silo.AddOrleansDashboard(builder);
            silo.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<SiloOptions>>(Configure);
            silo.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SiloOptions>>((collection, ours) =>
                collection.CollectionAge = TimeSpan.FromMinutes(ours.Value.IdleMinutes));
        });
        builder.Services.AddOptions<SiloOptions>().BindConfiguration(SiloOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // Without its table Orleans would try to say good-bye to it for longer than any supervisor waits.
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<SiloOptions>>((host, ours) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(ours.Value.StopSeconds));
        builder.Services.AddSiloReports().AddSpread();
        builder.Services.AddHostedService<MembershipSelfCheck>();
        builder.Services.AddHostedService<WaitingReport>();
        builder.Services.AddHealthChecks().AddCheck<MembershipHealth>("membership");
        builder.Services.AddSingleton<MembershipHealth>();
        return builder;
    }

    /// <summary>
    /// One set: each alone leaves a gap through which a frozen silo is noticed late or a woken one writes long (measured, with the defaults:
    /// 65 s of outage by Orleans' own, about 6 s after a kill with these; a woken silo stops within 2.5 s).
    /// </summary>
    private static void Configure(ClusterMembershipOptions membership, IOptions<SiloOptions> ours)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(ours.Value.ProbeSeconds);
        membership.MaxProbeTimeout = membership.ProbeTimeout * 2;
        membership.NumMissedProbesLimit = ours.Value.ProbesMissed;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(ours.Value.TableSeconds);
    }
}
