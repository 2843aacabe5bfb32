using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Tests.Unit.Live;

/// <summary>A tenant's facts in memory.</summary>
internal sealed class MemoryJournal(int jitter = 0) : ILiveReader
{
    private long _head;
    private int _reads;

    public static Guid Tenant { get; } = Guid.CreateVersion7();

    public long Head => Volatile.Read(ref _head);

    /// <summary>How often facts were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>The same facts over a bad connection: what the hub reads them with.</summary>
    public BadConnection OverBadConnection => field ??= new BadConnection(this);

    public long Commit(int facts = 1) => Interlocked.Add(ref _head, facts);

    public async Task<LiveStart?> ReadStartAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancel)
    {
        await WanderAsync();
        var credits = new CreditsView { BalanceSeconds = 0, GrantedSeconds = 0, ChargedSeconds = 0, LowBalanceSeconds = 0 };
        return new LiveStart(Head, credits, []);
    }

    public async Task<IReadOnlyList<LiveFact>> ReadFactsAsync(Guid tenantId, long after, int limit, CancellationToken cancel)
    {
        Interlocked.Increment(ref _reads);
        var head = Head;
        await WanderAsync();
        return [.. Enumerable.Range(1, (int)Math.Clamp(head - after, 0, limit)).Select(i => Fact(after + i))];
    }

    public async Task<IReadOnlyDictionary<Guid, long>> ReadHeadsAsync(IReadOnlyCollection<Guid> tenantIds, CancellationToken cancel)
    {
        await WanderAsync();
        return tenantIds.ToDictionary(id => id, _ => Head);
    }

    internal sealed class BadConnection(MemoryJournal journal) : ILiveReader
    {
        private int _failures;

        /// <summary>So many of the next reads fail.</summary>
        public void Fail(int reads) => _failures = reads;

        public Task<LiveStart?> ReadStartAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancel) =>
            Over(journal.ReadStartAsync(tenantId, since, cancel));

        public Task<IReadOnlyList<LiveFact>> ReadFactsAsync(Guid tenantId, long after, int limit, CancellationToken cancel) =>
            Over(journal.ReadFactsAsync(tenantId, after, limit, cancel));

        public Task<IReadOnlyDictionary<Guid, long>> ReadHeadsAsync(IReadOnlyCollection<Guid> tenantIds, CancellationToken cancel) =>
            Over(journal.ReadHeadsAsync(tenantIds, cancel));

        private async Task<T> Over<T>(Task<T> read)
        {
            var result = await read;
            return Interlocked.Decrement(ref _failures) >= 0 ? throw new JournalUnavailableException("away") : result;
        }
    }

    // What was read is old by the time that it arrives.
    private async Task WanderAsync()
    {
        for (var i = Random.Shared.Next(jitter + 1); i > 0; i--) await Task.Yield();
    }

    private static LiveFact Fact(long seq) => new()
    {
        Seq = seq, At = DateTimeOffset.UnixEpoch, Kind = "call_enriched", CallId = "c", AgentId = "a", AmountSeconds = 0, BalanceSeconds = seq,
        LowBalanceSeconds = 0, Call = null,
    };
}
