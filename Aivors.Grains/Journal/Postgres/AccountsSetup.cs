using Aivors.Grains.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What the Api needs of Postgres for sign-in and commands.</summary>
public static class AccountsSetup
{
    /// <summary>Registers the stores over the process's data source, which must be the reader's.</summary>
    public static IServiceCollection AddPostgresAccounts(this IServiceCollection services) => services
        .AddSingleton<IAccountStore, PostgresAccountStore>()
        .AddSingleton<IAuditLog, PostgresAuditLog>()
        .AddSingleton<IAgentReader, PostgresAgentReader>()
        .AddSingleton<ITenantList, PostgresTenantList>();
}
