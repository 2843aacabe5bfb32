using Aivors.Grains.Retell.Api;
using Aivors.Grains.Workspaces;

namespace Aivors.Api.Workspaces;

/// <summary>Registers tenants' own Retell workspaces, and what keeps their API keys.</summary>
internal static class WorkspaceSetup
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services) =>
        services.AddRetellApi().AddWorkspaceKeys(addsToRing: true).AddSingleton<WorkspaceCommands>();
}
