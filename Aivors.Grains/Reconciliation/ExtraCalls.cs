using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>
/// Finds calls that are known here and not listed, and reports them: nothing is taken back. Each is asked for by itself first, because a
/// list may leave out what is there, and its agent too: it may live in a workspace that is not this one.
/// </summary>
internal sealed class ExtraCalls(
    RunWork run, WorkspaceKeys workspace, IRetellApi retell, IReconciliationStore store, IKnownCalls calls, TimeProvider time)
{
    private readonly Dictionary<string, RetellStatus> _agents = new(StringComparer.Ordinal);

    public async Task<PassEnd> NoteAsync(
        IReadOnlyList<string> agentIds, HashSet<string> listedIds, DateTimeOffset from, DateTimeOffset to, DateTimeOffset overBefore,
        PassBudget budget, CancellationToken cancel)
    {
        foreach (var call in await calls.FindUnlistedAsync(run, agentIds, from, to, overBefore, listedIds, cancel))
        {
            if (!_agents.TryGetValue(call.AgentId, out var agent))
            {
                if (!budget.TryFetch())
                {
                    return PassEnd.Cut;
                }

                _agents[call.AgentId] = agent = (await retell.GetAgentAsync(workspace.ApiKeys[0], call.AgentId, cancel)).Status;
            }

            if (agent != RetellStatus.Found)
            {
                // Another workspace's, or no answer: then the next window, which overlaps this one, asks again.
                continue;
            }

            if (!budget.TryFetch())
            {
                return PassEnd.Cut;
            }

            if ((await retell.GetCallAsync(workspace.ApiKeys[0], call.CallId, cancel)).Status == RetellStatus.NotTheirs)
            {
                var finding = new Finding(
                    call.CallId, call.AgentId, call.TenantId, FindingKind.Extra, FindingOutcome.Reported, null, call.DurationMs, null, call.StartedAt);
                await store.NoteAsync(run.RunId, finding, keep: true, time.GetUtcNow(), cancel);
            }
        }

        return PassEnd.Done;
    }
}
