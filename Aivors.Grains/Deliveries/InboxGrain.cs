using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Orleans.Concurrency;

namespace Aivors.Grains.Deliveries;

/// <summary>The admins' hand on what waits. A worker, because nothing of it needs one place: the pump does the applying.</summary>
[StatelessWorker, GrainType("inbox")]
internal sealed class InboxGrain(IWaitingDeliveries waiting) : Grain, IInboxGrain
{
    public Task<InboxResult> ReleaseAgentAsync(string agentId, DateTimeOffset? since) => AnswerAsync(async () =>
        await GrainFactory.GetGrain<IAgentGrain>(agentId).GetOwnerAsync() is null
            ? new InboxResult(InboxStatus.NoOwner, 0)
            : new InboxResult(InboxStatus.Done, await waiting.ReleaseAsync(agentId, since, CancellationToken.None)));

    public Task<InboxResult> DiscardAgentAsync(string agentId, string reason) => AnswerAsync(async () =>
        new InboxResult(InboxStatus.Done, await waiting.DiscardAsync(agentId, reason, CancellationToken.None)));

    public Task<InboxResult> ReplayAsync(Guid deliveryId) => AnswerAsync(async () =>
        await waiting.ReplayAsync(deliveryId, CancellationToken.None)
            ? new InboxResult(InboxStatus.Done, 1)
            : new InboxResult(InboxStatus.NotFound, 0));

    public async Task<ReplayRangeResult> ReplayRangeAsync(ReplayRange range)
    {
        try
        {
            return await waiting.ReplayRangeAsync(range, CancellationToken.None);
        }
        catch (JournalUnavailableException)
        {
            return new ReplayRangeResult(InboxStatus.Unavailable, 0, 0, null);
        }
    }

    private static async Task<InboxResult> AnswerAsync(Func<Task<InboxResult>> work)
    {
        try
        {
            return await work();
        }
        catch (JournalUnavailableException)
        {
            return new InboxResult(InboxStatus.Unavailable, 0);
        }
    }
}
