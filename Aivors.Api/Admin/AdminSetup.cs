using Aivors.Api.Deliveries;

namespace Aivors.Api.Admin;

internal static class AdminSetup
{
    public static IServiceCollection AddAdminCommands(this IServiceCollection services) =>
        services.AddSingleton<TenantCreation>().AddSingleton<SubscriptionUpdate>().AddSingleton<ReplayRangeCommand>();
}
