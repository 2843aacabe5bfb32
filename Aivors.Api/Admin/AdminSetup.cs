namespace Aivors.Api.Admin;

internal static class AdminSetup
{
    public static IServiceCollection AddTenantCommands(this IServiceCollection services) =>
        services.AddSingleton<TenantCreation>().AddSingleton<SubscriptionUpdate>();
}
