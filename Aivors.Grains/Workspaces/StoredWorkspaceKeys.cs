using System.Collections.Concurrent;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Grains.Workspaces;

/// <summary>
/// The keys that sign a workspace's webhooks: the agency's from the settings, a tenant's from the store. Remembered for a few seconds,
/// unknown ones too, so that a flood of webhooks is no flood of reads.
/// </summary>
public sealed class StoredWorkspaceKeys(IWorkspaceStore store, KeyProtection protection, IOptions<AgencyOptions> agency, TimeProvider time)
    : IWorkspaceKeys
{
    private const int RememberedMax = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (WorkspaceKeys? Keys, DateTimeOffset Until)> _known = new();

    public async ValueTask<WorkspaceKeys?> FindAsync(Guid? workspaceId, CancellationToken cancel)
    {
        if (workspaceId is not { } id)
        {
            return agency.Value.Keys is { Count: > 0 } keys ? new WorkspaceKeys(null, null, keys) : null;
        }

        var now = time.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now < known.Until)
        {
            return known.Keys;
        }

        var found = await store.FindAsync(id, cancel) is { } workspace ? KeysOf(workspace, now) : null;
        if (_known.Count >= RememberedMax)
        {
            _known.Clear();
        }

        _known[id] = (found, now + Remembered);
        return found;
    }

    /// <summary>Forgets a workspace that was changed here, so that the change counts here at once.</summary>
    public void Forget(Guid workspaceId) => _known.TryRemove(workspaceId, out _);

    private WorkspaceKeys? KeysOf(Workspace workspace, DateTimeOffset now)
    {
        var previous = workspace.PreviousUntil > now ? workspace.PreviousKey : null;
        string[] keys =
        [
            .. new[] { workspace.ProtectedKey, previous }.OfType<byte[]>().Select(key => protection.Unprotect(workspace.WorkspaceId, key)).OfType<string>(),
        ];
        return keys.Length > 0 ? new WorkspaceKeys(workspace.WorkspaceId, workspace.TenantId, keys) : null;
    }
}
