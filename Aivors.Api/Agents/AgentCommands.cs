using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

/// <summary>Connects and disconnects agents, through the agent's own grain: it decides among several who claim one.</summary>
internal sealed class AgentCommands(
    IGrainFactory grains, IAgentReader agents, IAccountStore accounts, ProofOfControl proof, ClaimCommands claims, Backlog backlog,
    HistoryBackfill history, Audit audit, Answers answers)
{
    private const int AgentIdLengthMax = 128;

    public async Task<IResult> ConnectAsync(ConnectAgentRequest body, HttpContext http)
    {
        var agentId = body.AgentId?.Trim();
        if (string.IsNullOrEmpty(agentId))
        {
            return Failure.Invalid("Missing required field: agentId").ToResult();
        }

        if (!IsAgentId(agentId))
        {
            return NoAgentId.ToResult();
        }

        if (CommandKey.OfHeader(http.Request) is not { } key)
        {
            return CommandKey.Refusal.ToResult();
        }

        var user = CurrentUser.Of(http.User);
        if (await accounts.FindByIdAsync(user.UserId, http.RequestAborted) is not { } account)
        {
            return Failure.SignedOut().ToResult();
        }

        var outcome = await proof.AskAsync(user.TenantId, agentId, http.RequestAborted);
        if (outcome.Refusal is { } unproved)
        {
            return unproved.ToResult();
        }

        if (outcome.AwaitsApproval)
        {
            return await claims.AskAsync(user, agentId, http.RequestAborted);
        }

        var result = await grains.GetGrain<IAgentGrain>(agentId).ConnectAsync(user.TenantId, KeyOf(key), user.Actor);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (result is { Status: CommandStatus.Done, Repeated: false })
        {
            await audit.WriteAsync(AuditEvent.AgentConnected, user, user.UserId, user.TenantId, ("agentId", agentId), ("proof", outcome.Proof));
        }

        if (outcome.IsProved)
        {
            await backlog.ReleaseAsync(agentId);
            await history.RequestAsync(user.TenantId, agentId, user.Actor, http.RequestAborted);
        }

        return answers.Ok("Your Retell agent is connected.", new AgentConnected(agentId, account.Email, AiStatus.Online));
    }

    public async Task<IResult> DisconnectAsync(string? agentId, HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        if (CommandKey.OfHeader(http.Request) is not { } key)
        {
            return CommandKey.Refusal.ToResult();
        }

        agentId = agentId?.Trim();
        if (string.IsNullOrEmpty(agentId))
        {
            var connected = await agents.ListAsync(ReadScope.Tenant(user.TenantId), user.TenantId, http.RequestAborted);
            if (connected is not [var only])
            {
                return WhichOf(connected).ToResult();
            }

            agentId = only.AgentId;
        }
        else if (!IsAgentId(agentId))
        {
            return NoAgentId.ToResult();
        }

        var result = await grains.GetGrain<IAgentGrain>(agentId).DisconnectAsync(user.TenantId, KeyOf(key), user.Actor);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (result is { Status: CommandStatus.Done, Repeated: false })
        {
            await audit.WriteAsync(AuditEvent.AgentDisconnected, user, user.UserId, user.TenantId, ("agentId", agentId));
        }

        return answers.Ok("Your Retell agent is disconnected.", new AgentDisconnected(AiStatus.Offline));
    }

    internal static Failure NoAgentId { get; } =
        Failure.Invalid($"agentId must be the id that Retell gave the agent: 1 to {AgentIdLengthMax} characters, without blanks.");

    // A client's keys stand apart from those of admins, so that neither can use up the other's.
    private static string KeyOf(string key) => $"agent:{key}";

    // What a workflow writes where it has nothing is no id either: no delivery could carry it.
    internal static bool IsAgentId(string id) =>
        id.Length <= AgentIdLengthMax && id.All(c => c is > ' ' and <= '~') && id is not ("null" or "undefined");

    private static Failure WhichOf(IReadOnlyList<ConnectedAgent> connected)
    {
        var ids = connected.Select(agent => agent.AgentId).ToArray();
        return ids.Length == 0
            ? Failure.Invalid("No Retell agent is connected.")
            : Failure.Invalid($"Several Retell agents are connected. Name the one to disconnect with ?agentId=: {string.Join(", ", ids)}",
                new { agentIds = ids });
    }
}
