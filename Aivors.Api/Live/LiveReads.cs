using Aivors.Grains.Contracts;

namespace Aivors.Api.Live;

/// <summary>The reads of all streams together, a few at a time, so that they never take the pool from the pages.</summary>
internal sealed class LiveReads(ILiveReader reader) : ILiveReader, IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    public Task<LiveStart?> ReadStartAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancel) =>
        InTurnAsync(() => reader.ReadStartAsync(tenantId, since, cancel), cancel);

    public Task<IReadOnlyList<LiveFact>> ReadFactsAsync(Guid tenantId, long after, int limit, CancellationToken cancel) =>
        InTurnAsync(() => reader.ReadFactsAsync(tenantId, after, limit, cancel), cancel);

    public Task<IReadOnlyDictionary<Guid, long>> ReadHeadsAsync(IReadOnlyCollection<Guid> tenantIds, CancellationToken cancel) =>
        InTurnAsync(() => reader.ReadHeadsAsync(tenantIds, cancel), cancel);

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        await _turns.WaitAsync(cancel);
        try
        {
            return await read();
        }
        finally
        {
            _turns.Release();
        }
    }
}
