using Aivors.Api.Deliveries;

namespace Aivors.Api.Admin;

internal static class AdminSetup
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services.AddSingleton<TenantCreation>().AddSingleton<SubscriptionUpdate>().AddSingleton<TenantCredits>().AddSingleton<TenantChange>()
            .AddSingleton<SystemStatus>().AddSingleton<Verification>().AddSingleton<SessionEnding>().AddSingleton<ReplayRangeCommand>();
}
