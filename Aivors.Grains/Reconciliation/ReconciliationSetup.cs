using Aivors.Grains.Journal.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Reconciliation;

/// <summary>Registers the reconciliation in a silo, beside the journal, the workspaces' keys and the client of Retell's API.</summary>
public static class ReconciliationSetup
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ReconciliationOptions>, ReconciliationOptionsValidator>();
        services.AddOptions<ReconciliationOptions>().BindConfiguration(ReconciliationOptions.Section).ValidateOnStart();
        services.TryAddSingleton<IReconciliationStore, PostgresReconciliationStore>();
        services.TryAddSingleton<IKnownCalls, PostgresKnownCalls>();
        services.TryAddSingleton<ReconciliationMetrics>();
        services.TryAddSingleton<CallFetcher>();
        services.TryAddSingleton<ReconciliationWorker>();
        services.TryAddSingleton<ReconciliationReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<ReconciliationReminders>());
        return services;
    }
}
