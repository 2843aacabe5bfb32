using Aivors.Grains.Contracts;

namespace Aivors.Api.Agents;

/// <summary>Asks for the calls that an agent had before it was connected, to be shown and not charged.</summary>
internal sealed partial class HistoryBackfill(IGrainFactory grains, KnownKeys keys, ILogger<HistoryBackfill> log)
{
    /// <summary>
    /// For an agent whose control is proved or approved; without a key of its workspace there is nobody to ask. What waits in quarantine must have been released before: it is charged, and no history.
    /// Connecting has succeeded by then, so a failure here only leaves out what is to be shown.
    /// </summary>
    public async Task RequestAsync(Guid tenantId, string agentId, string actor, CancellationToken cancel)
    {
        try
        {
            var key = await keys.FindAsync(tenantId, cancel);
            if (key.Owner == KeyOwner.Nobody)
            {
                return;
            }

            var workspace = grains.GetGrain<IReconciliationGrain>(key.WorkspaceId ?? IReconciliationGrain.Agency);
            var answer = await workspace.BackfillAsync(tenantId, agentId, actor);
            if (answer is not (ReconciliationAnswer.Accepted or ReconciliationAnswer.Unchanged))
            {
                LogNotRequested(agentId, answer.ToString());
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or Grains.Journal.JournalUnavailableException)
        {
            LogNotRequested(agentId, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL] Agent {AgentId}: its earlier calls could not be asked for ({Why})")]
    private partial void LogNotRequested(string agentId, string why);
}
