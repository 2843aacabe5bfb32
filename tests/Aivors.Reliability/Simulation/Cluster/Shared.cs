using System.Diagnostics.Metrics;
using Aivors.Api.Webhooks;
using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal;
using Aivors.Grains.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>Meters, which all simulations of this program share: nobody reads them.</summary>
internal static class Shared
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static JournalMetrics Journal { get; } = new(Meters, new RecentCommits(TimeProvider.System));

    public static TenantMetrics Tenants { get; } = new(Meters);

    public static DeliveryMetrics Deliveries { get; } = new(Meters, TimeProvider.System);

    public static WebhookMetrics Webhooks { get; } = new(Meters);

    public static IOptions<JournalOptions> Options { get; } = Microsoft.Extensions.Options.Options.Create(new JournalOptions { GroupRows = 8 });
}
