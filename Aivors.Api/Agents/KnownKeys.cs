using Aivors.Grains.Contracts;
using Aivors.Grains.Workspaces;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>Which key to ask Retell with for a tenant: its own, else the agency's.</summary>
internal sealed class KnownKeys(IWorkspaceStore workspaces, KeyProtection protection, IOptions<AgencyOptions> agency)
{
    public async Task<KnownKey> FindAsync(Guid tenantId, CancellationToken cancel)
    {
        if (await workspaces.FindOfTenantAsync(tenantId, cancel) is { } own)
        {
            // A key that cannot be opened is no reason to fall back to a weaker proof: it is answered as one that Retell does not know.
            return new KnownKey(KeyOwner.Tenant, protection.Unprotect(own.WorkspaceId, own.ProtectedKey) ?? "", own.WorkspaceId);
        }

        return agency.Value.Keys is [var key, ..] ? new KnownKey(KeyOwner.Agency, key, null) : new KnownKey(KeyOwner.Nobody, "", null);
    }
}

/// <param name="WorkspaceId">Null: the agency's.</param>
internal sealed record KnownKey(KeyOwner Owner, string ApiKey, Guid? WorkspaceId);
