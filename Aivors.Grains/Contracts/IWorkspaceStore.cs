namespace Aivors.Grains.Contracts;

/// <summary>Tenants' own Retell workspaces, their API keys as encrypted by the caller.</summary>
public interface IWorkspaceStore
{
    Task<Workspace?> FindOfTenantAsync(Guid tenantId, CancellationToken cancel);

    /// <summary>For a webhook, which knows no tenant but the workspace that its address names.</summary>
    Task<Workspace?> FindAsync(Guid workspaceId, CancellationToken cancel);

    /// <summary>
    /// Stores the tenant's first key, or a new one in place of <paramref name="replaced"/>, which then counts as the previous one until
    /// the time given. False, and nothing is stored, when the tenant's key is no longer that one.
    /// </summary>
    Task<bool> StoreAsync(Workspace workspace, byte[]? replaced, CancellationToken cancel);

    /// <summary>Gives up the previous key. False when there was none.</summary>
    Task<bool> DropPreviousAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets the workspace and its keys. The workspace that was, or null.</summary>
    Task<Guid?> RemoveAsync(Guid tenantId, CancellationToken cancel);
}

/// <param name="PreviousKey">What webhooks may still be signed with until <see cref="PreviousUntil"/>.</param>
/// <param name="KeyHint">The key's last characters, by which its owner knows it.</param>
public sealed record Workspace(
    Guid WorkspaceId,
    Guid TenantId,
    byte[] ProtectedKey,
    byte[]? PreviousKey,
    DateTimeOffset? PreviousUntil,
    string KeyHint,
    DateTimeOffset ChangedAt);
