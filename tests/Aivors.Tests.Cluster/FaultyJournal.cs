using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Tests.Cluster;

/// <summary>What goes wrong next. Each counts down by one when it happens.</summary>
internal sealed class JournalFaults
{
    private int _lostAnswers;
    private int _refusedConnections;

    /// <summary>Commits that take place but whose answer is lost.</summary>
    public int LostAnswers { set => _lostAnswers = value; }

    /// <summary>Commits that never reach the database.</summary>
    public int RefusedConnections { set => _refusedConnections = value; }

    /// <summary>Set: appends wait for it before they go to the database.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public bool TakeLostAnswer() => Interlocked.Decrement(ref _lostAnswers) >= 0;

    public bool TakeRefusedConnection() => Interlocked.Decrement(ref _refusedConnections) >= 0;
}

/// <summary>The real journal with a bad connection.</summary>
internal sealed class FaultyJournal(IJournal journal, JournalFaults faults) : IJournal
{
    public IJournalLane OpenLane() => new FaultyLane(journal.OpenLane(), faults);

    public Task<TenantRecord?> ReadTenantAsync(Guid tenantId, CancellationToken cancel) => journal.ReadTenantAsync(tenantId, cancel);

    public Task<LiveCalls> ReadLiveCallsAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel) => journal.ReadLiveCallsAsync(tenantId, now, cancel);

    public Task<IReadOnlyList<AgentBinding>> ReadBindingsAsync(string agentId, CancellationToken cancel) => journal.ReadBindingsAsync(agentId, cancel);

    public Task<Guid?> FindPlacementAsync(string agentId, string callId, CancellationToken cancel) => journal.FindPlacementAsync(agentId, callId, cancel);

    public Task KeepAsync(CallDelivery delivery, Verdict verdict, string reason, CancellationToken cancel) => journal.KeepAsync(delivery, verdict, reason, cancel);

    private sealed class FaultyLane(IJournalLane lane, JournalFaults faults) : IJournalLane
    {
        public Task<IReadOnlyList<DeliveryOutcome?>> AppendAsync(IReadOnlyList<DeliveryAppend> group, DateTimeOffset now, CancellationToken cancel) =>
            BadlyAsync(() => lane.AppendAsync(group, now, cancel));

        public Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command, DateTimeOffset now, CancellationToken cancel) =>
            BadlyAsync(() => lane.ExecuteAsync(tenantId, command, now, cancel));

        public ValueTask DisposeAsync() => lane.DisposeAsync();

        private async Task<T> BadlyAsync<T>(Func<Task<T>> work)
        {
            await faults.Gate;
            if (faults.TakeRefusedConnection())
            {
                throw new JournalUnavailableException("injected: no connection");
            }

            var result = await work();
            return faults.TakeLostAnswer() ? throw new JournalUnavailableException("injected: the answer was lost") : result;
        }
    }
}
