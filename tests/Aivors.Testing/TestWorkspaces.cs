using Aivors.Grains.Contracts;
using Aivors.Grains.Workspaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aivors.Testing;

/// <summary>Workspaces with their keys, as the Api stores and the silos read them.</summary>
internal static class TestWorkspaces
{
    public static ServiceProvider Open(NpgsqlDataSource database, bool addsToRing) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(TimeProvider.System)
        .AddSingleton(database)
        .AddLogging()
        .AddWorkspaceKeys(addsToRing)
        .BuildServiceProvider();

    /// <summary>Stores a tenant's first key; the workspace's id.</summary>
    public static async Task<Guid> StoreAsync(TestDatabase database, Guid tenantId, string apiKey)
    {
        await using var services = Open(database.Reader, addsToRing: true);
        var workspaceId = Guid.CreateVersion7();
        var sealedKey = services.GetRequiredService<KeyProtection>().Protect(workspaceId, apiKey);
        var workspace = new Workspace(workspaceId, tenantId, sealedKey, null, null, apiKey[^4..], DateTimeOffset.UtcNow);
        return await services.GetRequiredService<IWorkspaceStore>().StoreAsync(workspace, replaced: null, CancellationToken.None)
            ? workspaceId
            : throw new InvalidOperationException("The tenant has a workspace already.");
    }
}
