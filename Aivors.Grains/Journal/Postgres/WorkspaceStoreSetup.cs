using Aivors.Grains.Contracts;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>Registers workspaces, claims to agents and Data Protection's key ring over the process's data source: the reader's.</summary>
public static class WorkspaceStoreSetup
{
    public static IServiceCollection AddPostgresWorkspaces(this IServiceCollection services) => services
        .AddSingleton<IWorkspaceStore, PostgresWorkspaceStore>()
        .AddSingleton<IAgentClaims, PostgresAgentClaims>()
        .AddSingleton<IXmlRepository, PostgresKeyRing>();
}
