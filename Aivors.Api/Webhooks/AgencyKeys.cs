using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Webhooks;

/// <summary>The agency's own keys, from the settings; knows no other workspace.</summary>
internal sealed class AgencyKeys(IOptions<RetellWebhookOptions> options) : IWorkspaceKeys
{
    private readonly WorkspaceKeys? _agency = Read(options.Value);

    public ValueTask<WorkspaceKeys?> FindAsync(Guid? workspaceId, CancellationToken cancel) =>
        ValueTask.FromResult(workspaceId is null ? _agency : null);

    private static WorkspaceKeys? Read(RetellWebhookOptions options)
    {
        string[] keys = [.. new[] { options.ApiKey.Trim(), options.PreviousApiKey.Trim() }.Where(key => key.Length > 0)];
        return keys.Length > 0 ? new WorkspaceKeys(WorkspaceId: null, TenantId: null, keys) : null;
    }
}
