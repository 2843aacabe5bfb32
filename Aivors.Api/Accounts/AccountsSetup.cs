namespace Aivors.Api.Accounts;

/// <summary>Registers what finds the account that a request is about.</summary>
internal static class AccountsSetup
{
    /// <summary>Needs <see cref="Auth.Audit"/>.</summary>
    public static IServiceCollection AddNamedAccounts(this IServiceCollection services) =>
        services.AddSingleton(provider => new ViewWindow(provider.GetRequiredService<TimeProvider>())).AddSingleton<NamedAccounts>();
}
