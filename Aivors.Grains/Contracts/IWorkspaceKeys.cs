namespace Aivors.Grains.Contracts;

/// <summary>Knows the Retell API keys that sign a workspace's webhooks.</summary>
public interface IWorkspaceKeys
{
    /// <summary>
    /// The keys of a tenant's own workspace, or with null those of the agency's; null when there is no such workspace or it has no
    /// key. While a key is rotated there are two.
    /// </summary>
    ValueTask<WorkspaceKeys?> FindAsync(Guid? workspaceId, CancellationToken cancel);
}

/// <param name="WorkspaceId">Null: the agency's workspace, which may hold agents of any tenant.</param>
/// <param name="TenantId">Whose workspace it is; only this tenant's agents are routed from it. Null for the agency's.</param>
/// <param name="ApiKeys">One or two; never logged.</param>
public sealed record WorkspaceKeys(Guid? WorkspaceId, Guid? TenantId, IReadOnlyList<string> ApiKeys);
