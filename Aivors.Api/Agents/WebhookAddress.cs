using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.Grains.Workspaces;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>
/// Sets in Retell where an agent's webhooks go. Retell is told an address; nothing here ever fetches one that somebody gave.
/// </summary>
internal sealed class WebhookAddress(KnownKeys keys, IRetellApi retell, IAgentReader agents, IOptions<AgencyOptions> agency, Audit audit, Answers answers)
{
    private const int LengthMax = 2048;

    public async Task<IResult> SetAsync(string agentId, string? given, HttpContext http)
    {
        if (!AgentCommands.IsAgentId(agentId))
        {
            return AgentCommands.NoAgentId.ToResult();
        }

        var user = CurrentUser.Of(http.User);
        var owned = await agents.ListAsync(ReadScope.Tenant(user.TenantId), user.TenantId, http.RequestAborted);
        if (owned.All(agent => agent.AgentId != agentId))
        {
            return CommandFailures.Of(CommandStatus.AgentNotConnected)!.ToResult();
        }

        var key = await keys.FindAsync(user.TenantId, http.RequestAborted);
        var (address, wrong) = AddressFor(given, key, agency.Value);
        if (address is null)
        {
            return wrong!.ToResult();
        }

        var before = await retell.GetAgentAsync(key.ApiKey, agentId, http.RequestAborted);
        var after = before.Status == RetellStatus.Found ? await retell.SetWebhookUrlAsync(key.ApiKey, agentId, address, http.RequestAborted) : before;
        if (after.Status != RetellStatus.Found)
        {
            return ProofRules.RefusalOf(after.Status, key.Owner).ToResult();
        }

        // An address may carry a secret in its path or query, so the log, which outlives it, gets the host only.
        var earlier = before.Value!.WebhookUrl;
        await audit.WriteAsync(AuditEvent.WebhookAddressSet, user, user.UserId, user.TenantId,
            ("agentId", agentId), ("host", HostOf(address)), ("earlierHost", HostOf(earlier)));
        return answers.Ok("Retell sends this agent's webhooks to the new address.", new WebhookAddressSet(agentId, after.Value!.WebhookUrl, earlier));
    }

    internal static (string? Address, Failure? Wrong) AddressFor(string? given, KnownKey key, AgencyOptions options)
    {
        if (key.Owner == KeyOwner.Nobody)
        {
            return (null, Failure.Invalid("No Retell API key is known to set the address with. Store yours first, or set the address in Retell's settings."));
        }

        if (string.IsNullOrWhiteSpace(given))
        {
            return options.WebhookUrl(key.WorkspaceId) is { } ours
                ? (ours, null)
                : (null, Failure.Invalid("The address of this service is not configured: set Retell:PublicUrl (environment variable Retell__PublicUrl)."));
        }

        if (key.Owner != KeyOwner.Tenant)
        {
            // The agency's calls must not be sent away by one of its clients.
            return (null, Failure.Invalid("Another address can be set only with your own Retell API key."));
        }

        var text = given.Trim();
        var isGood = text.Length <= LengthMax && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" };
        return isGood ? (text, null) : (null, Failure.Invalid($"url must be an https address of at most {LengthMax} characters."));
    }

    private static string HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : "none";
}
