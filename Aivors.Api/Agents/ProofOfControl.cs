using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>Finds out whether a tenant controls the agent that it wants to connect. An agent's id alone proves nothing: ids get about.</summary>
internal sealed class ProofOfControl(KnownKeys keys, IRetellApi retell, IAgentReader agents, IOptions<AgentsOptions> options)
{
    public async Task<ProofOutcome> AskAsync(Guid tenantId, string agentId, CancellationToken cancel)
    {
        var policy = options.Value.Policy!.Value;
        if (policy == ProofPolicy.None)
        {
            return ProofOutcome.Connect("none");
        }

        var key = await keys.FindAsync(tenantId, cancel);
        var step = ProofRules.StepOf(policy, key.Owner);
        if (step == ProofStep.Connect)
        {
            return ProofOutcome.Connect("none");
        }

        var owned = await agents.ListAsync(ReadScope.Tenant(tenantId), tenantId, cancel);
        if (owned.Any(agent => agent.AgentId == agentId))
        {
            // Connecting what is connected changes nothing, so an outage of Retell's must not turn it into a failure.
            return ProofOutcome.Connect("owned");
        }

        return step == ProofStep.AwaitApproval
            ? ProofOutcome.AwaitApproval
            : ProofRules.Judge((await retell.GetAgentAsync(key.ApiKey, agentId, cancel)).Status, key.Owner, options.Value.AgencyKeyProvesControl!.Value);
    }
}
