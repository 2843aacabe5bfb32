using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Agents;

/// <summary>What came for an agent before its owner had connected it.</summary>
internal sealed partial class Backlog(IGrainFactory grains, IOptions<AgentsOptions> options, TimeProvider time, ILogger<Backlog> log)
{
    /// <summary>
    /// Applies the backlog of an agent whose control is proved, as far back as the setting says. Connecting has succeeded by then, so a
    /// failure here only leaves the backlog in quarantine, from where an admin releases it.
    /// </summary>
    public async Task ReleaseAsync(string agentId)
    {
        var since = time.GetUtcNow().AddDays(-options.Value.BacklogDays);
        try
        {
            var result = await grains.GetGrain<IInboxGrain>(0).ReleaseAgentAsync(agentId, since);
            if (result is { Status: InboxStatus.Done, Count: > 0 })
            {
                LogReleased(agentId, result.Count);
            }
            else if (result.Status != InboxStatus.Done)
            {
                LogNotReleased(agentId, result.Status.ToString());
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            LogNotReleased(agentId, e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "[RETELL] Agent {AgentId}: {Count} deliveries released from quarantine")]
    private partial void LogReleased(string agentId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "[RETELL] Agent {AgentId}: what is in quarantine could not be released ({Why})")]
    private partial void LogNotReleased(string agentId, string why);
}
