using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Grains.Spread;
using Aivors.Grains.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Registers what the grains need of the journal. The data source is the host's to register, logged in as the writer.</summary>
public static class JournalSetup
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddOptions<JournalOptions>().BindConfiguration(JournalOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IJournal, PostgresJournal>();
        services.TryAddSingleton<RecentCommits>();
        services.TryAddSingleton<JournalMetrics>();
        services.TryAddSingleton<TenantMetrics>();
        services.TryAddSingleton<HostedGrains>();
        services.TryAddSingleton<JournalWriter>();
        services.TryAddSingleton<TenantSnapshots>();
        services.TryAddSingleton<JournalVerifier>();
        services.TryAddSingleton<VerificationRuns>();
        services.TryAddSingleton<VerificationMetrics>();
        services.TryAddSingleton<NightlyVerifier>();
        services.TryAddSingleton<IWaitingDeliveries, PostgresWaitingDeliveries>();
        services.TryAddSingleton<IWaitingCounts, PostgresWaitingCounts>();
        services.TryAddSingleton<DeliveryMetrics>();
        services.TryAddSingleton<DeliveryPump>();
        services.TryAddSingleton<Sealer>();
        services.TryAddSingleton<CallIndexer>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryPump>());
        services.AddHostedService(provider => provider.GetRequiredService<Sealer>());
        services.AddHostedService(provider => provider.GetRequiredService<CallIndexer>());
        services.AddHostedService(provider => provider.GetRequiredService<NightlyVerifier>());
        return services;
    }
}
