using Aivors.Grains.Silos;
using Aivors.Grains.Spread;
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
            // One set: each alone leaves a gap through which a frozen silo is noticed late or a woken one writes long (measured:
            // 65 s of outage by default, about 6 s after a kill with these; a woken silo stops within 2.5 s).
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromSeconds(1);
                membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
                membership.NumMissedProbesLimit = 3;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            });
        });
        // Without its table Orleans would try to say good-bye to it for longer than any supervisor waits.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.AddSiloReports().AddSpread();
        builder.Services.AddHostedService<MembershipSelfCheck>();
        builder.Services.AddHostedService<WaitingReport>();
        builder.Services.AddHealthChecks().AddCheck<MembershipHealth>("membership");
        builder.Services.AddSingleton<MembershipHealth>();
        return builder;
    }
}
