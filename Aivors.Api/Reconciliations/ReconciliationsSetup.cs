namespace Aivors.Api.Reconciliations;

internal static class ReconciliationsSetup
{
    public static IServiceCollection AddReconciliations(this IServiceCollection services) => services.AddSingleton<ReconciliationCommands>();
}
