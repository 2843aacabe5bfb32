using Aivors.Grains.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What the Api needs of Postgres besides its readers: accounts, the audit log, and a place for what could not be delivered.</summary>
public static class AccountsSetup
{
    /// <summary>Registers the stores over the process's data source, which must be the reader's.</summary>
    public static IServiceCollection AddPostgresAccounts(this IServiceCollection services) => services
        .AddSingleton<IAccountStore, PostgresAccountStore>()
        .AddSingleton<IAuditLog, PostgresAuditLog>()
        .AddSingleton<IDeliveryStore, PostgresDeliveryStore>()
        .AddSingleton<IAgentReader, PostgresAgentReader>()
        .AddSingleton<ITenantList, PostgresTenantList>();
}
