using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

public sealed record ConnectAgentRequest(string? AgentId);

/// <summary>Whether calls come in for an agent, in the contract's words.</summary>
internal static class AiStatus
{
    public const string Online = "Online";

    public const string Offline = "Offline";
}

public sealed record AgentConnected(string AgentId, string Email, string AiStatus);

public sealed record AgentDisconnected(string AiStatus);

/// <param name="IsConnected">True when at least one agent is.</param>
/// <param name="AgentId">The one connected first; null when there is none.</param>
/// <param name="AiStatus"><c>Online</c> or <c>Offline</c>.</param>
/// <param name="Agents">All of them, the one connected first at the front.</param>
public sealed record AgentStatus(bool IsConnected, string? AgentId, string AiStatus, IReadOnlyList<AgentLine> Agents)
{
    public static AgentStatus Of(IReadOnlyList<ConnectedAgent> agents) => new(
        agents.Count > 0,
        agents.Count > 0 ? agents[0].AgentId : null,
        agents.Count > 0 ? Api.Agents.AiStatus.Online : Api.Agents.AiStatus.Offline,
        [.. agents.Select(agent => new AgentLine(agent.AgentId, Api.Agents.AiStatus.Online, agent.ConnectedAt))]);
}

public sealed record AgentLine(string AgentId, string AiStatus, DateTimeOffset ConnectedAt);

/// <param name="Status"><c>pending</c>: an admin has to approve it.</param>
public sealed record AgentClaimed(string AgentId, Guid ClaimId, string Status);

public sealed record ClaimLine(Guid ClaimId, Guid TenantId, string AgentId, string Status, DateTimeOffset AskedAt, DateTimeOffset? DecidedAt)
{
    public static ClaimLine Of(AgentClaim claim) =>
        new(claim.ClaimId, claim.TenantId, claim.AgentId, claim.Status.ToString().ToLowerInvariant(), claim.AskedAt, claim.DecidedAt);
}

public sealed record ClaimList(IReadOnlyList<ClaimLine> Claims);

/// <param name="Url">Left out: our own address. Otherwise one to put back, such as the earlier one.</param>
public sealed record WebhookAddressRequest(string? Url);

/// <param name="EarlierUrl">What Retell had before; null when the workspace's own address was in force.</param>
public sealed record WebhookAddressSet(string AgentId, string? WebhookUrl, string? EarlierUrl);
