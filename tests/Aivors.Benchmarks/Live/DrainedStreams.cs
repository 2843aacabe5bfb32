using Aivors.Testing.Stack;

namespace Aivors.Benchmarks.Live;

/// <summary>Streams that are read and thrown away: their reader must not be what is measured.</summary>
internal sealed class DrainedStreams(List<HttpResponseMessage> streams) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Task _reading = Task.CompletedTask;
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    public static async Task<DrainedStreams> OpenAsync(ApiClient caller, int count)
    {
        var streams = new List<HttpResponseMessage>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            var stream = await LiveWatch.AskAsync(caller);
            stream.EnsureSuccessStatusCode();
            lock (streams) streams.Add(stream);
        });
        var drained = new DrainedStreams(streams);
        drained._reading = Task.WhenAll(streams.Select(drained.ReadAsync));
        return drained;
    }

    public async ValueTask DisposeAsync()
    {
        // Not by disposing of what is being read: HttpClient's stream may throw anything then.
        await _closing.CancelAsync();
        await _reading;
        streams.ForEach(stream => stream.Dispose());
        _closing.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[64 * 1024];
            while (await stream.ReadAsync(buffer, _closing.Token) is var read and > 0) Interlocked.Add(ref _bytes, read);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
        {
            // closed
        }
    }
}
