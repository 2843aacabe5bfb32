using System.Threading.Channels;

namespace Aivors.Api.Live;

/// <summary>One open stream, as those who feed it see it. Whoever does not keep up is dropped and comes back with its last id.</summary>
internal sealed class LiveWatcher(Guid userId, Guid tenantId) : IDisposable
{
    /// <summary>Batches that may wait; their bytes are shared by all watchers.</summary>
    private const int QueueMax = 32;

    /// <summary>How long the last words may take: a stop of the process does not wait for who does not listen.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _dropped = new();
    private readonly Channel<LiveSignal> _signals = Channel.CreateBounded<LiveSignal>(new BoundedChannelOptions(QueueMax) { SingleReader = true });

    public Guid UserId { get; } = userId;

    public Guid TenantId { get; } = tenantId;

    /// <summary>When it is told to look at its session next: a timestamp of the registry's clock. Only the registry uses it.</summary>
    public long TickAt { get; set; }

    public ChannelReader<LiveSignal> Signals => _signals.Reader;

    /// <summary>Cancelled when it is dropped, also in the middle of a write.</summary>
    public CancellationToken Dropped => _dropped.Token;

    /// <summary>False when too much waits already.</summary>
    public bool Offer(LiveSignal signal) => _signals.Writer.TryWrite(signal);

    /// <summary>Nothing comes after this; what waits is still sent.</summary>
    public void End(string reason)
    {
        _signals.Writer.TryWrite(new LiveSignal.End(reason));
        _signals.Writer.TryComplete();
        _dropped.CancelAfter(Farewell);
    }

    public void Drop()
    {
        _signals.Writer.TryComplete();
        // Not here: whoever feeds all watchers must not run what one of them does when it is cancelled.
        _ = _dropped.CancelAsync();
    }

    /// <summary>After nobody feeds it any more.</summary>
    public void Dispose()
    {
        _signals.Writer.TryComplete();
        _dropped.Dispose();
    }
}
