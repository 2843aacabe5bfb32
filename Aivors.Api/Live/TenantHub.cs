using System.Threading.Channels;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Api.Live;

/// <summary>
/// Feeds this process's watchers of one tenant. Told that there are new facts, it reads them once, makes their bytes once, and hands
/// them to all; while it reads or waits, further news fold into one.
/// </summary>
internal sealed partial class TenantHub : IAsyncDisposable
{
    private const int BatchMax = 500;

    private readonly Guid _tenantId;
    private readonly ILiveReader _reader;
    private readonly LiveFrames _frames;
    private readonly LiveMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly FanOutPace _pace;
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<LiveWatcher> _watchers = [];
    private Task? _start;
    private Task _loop = Task.CompletedTask;
    private long _head;
    private long _last;

    public TenantHub(Guid tenantId, ILiveReader reader, LiveFrames frames, LiveMetrics metrics, TimeProvider time, ILogger log)
    {
        (_tenantId, _reader, _frames, _metrics, _time, _log) = (tenantId, reader, frames, metrics, time, log);
        _pace = new FanOutPace(time);
    }

    /// <summary>The last head that it was told of.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>
    /// From now on the watcher gets every fact that commits. What it reads of the tenant after this has taken in everything before.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The hub could not begin; the next one to join tries again.</exception>
    public async Task JoinAsync(LiveWatcher watcher, CancellationToken cancel)
    {
        Task start;
        lock (_gate)
        {
            start = _start is null or { IsFaulted: true } or { IsCanceled: true } ? _start = BeginAsync() : _start;
        }

        await start.WaitAsync(cancel);
        lock (_gate)
        {
            _watchers.Add(watcher);
        }
    }

    public void Leave(LiveWatcher watcher)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
        }
    }

    /// <summary>The tenant's facts up to this number are committed.</summary>
    public void Poke(long head)
    {
        lock (_gate)
        {
            if (head > _head)
            {
                _head = head;
            }

            if (_head <= _last)
            {
                return;
            }
        }

        _news.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_start ?? Task.CompletedTask);
        await _loop;
        _stop.Dispose();
    }

    // Whatever is committed by now is told by each watcher's own first read.
    private async Task BeginAsync()
    {
        var heads = await _reader.ReadHeadsAsync([_tenantId], _stop.Token);
        lock (_gate)
        {
            _last = heads.GetValueOrDefault(_tenantId);
            _head = Math.Max(_head, _last);
        }

        // Not in the trace of the request that happened to be the first one.
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _news.Reader.WaitToReadAsync(_stop.Token))
            {
                _news.Reader.TryRead(out _);
                await Task.Delay(await TellAsync(), _time, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // the last watcher has gone
        }
    }

    /// <summary>Tells what is new; how long to wait before telling more.</summary>
    private async Task<TimeSpan> TellAsync()
    {
        try
        {
            var (after, head, watchers) = Look();
            if (head <= after)
            {
                return TimeSpan.Zero;
            }

            if (!_pace.Allows(head - after, watchers))
            {
                _metrics.OnReset();
                Send(new LiveSignal.Reset(head), head);
                return FanOutPace.SpacingOf(watchers, afterReset: true);
            }

            var facts = await _reader.ReadFactsAsync(_tenantId, after, BatchMax, _stop.Token);
            if (facts.Count > 0)
            {
                var batch = _frames.Facts(facts);
                watchers = Send(new LiveSignal.Facts(batch), batch.Last);
                Measure(facts, watchers);
                _pace.OnSent(batch.Count);
            }

            return FanOutPace.SpacingOf(watchers, afterReset: false);
        }
        catch (JournalUnavailableException e)
        {
            // The poll of the heads asks again.
            LogUnread(e, _tenantId);
            return TimeSpan.FromSeconds(1);
        }
    }

    private (long After, long Head, int Watchers) Look()
    {
        lock (_gate)
        {
            if (_watchers.Count == 0)
            {
                // Whoever joins reads what was committed before by itself.
                _last = Math.Max(_last, _head);
            }

            return (_last, _head, _watchers.Count);
        }
    }

    private int Send(LiveSignal signal, long last)
    {
        lock (_gate)
        {
            var slow = _watchers.Where(watcher => !watcher.Offer(signal)).ToArray();
            foreach (var watcher in slow)
            {
                _watchers.Remove(watcher);
                watcher.Drop();
                _metrics.OnDropped();
            }

            _last = last;
            if (_head > last)
            {
                _news.Writer.TryWrite(true);
            }

            return _watchers.Count;
        }
    }

    private void Measure(IReadOnlyList<LiveFact> facts, int watchers)
    {
        _metrics.OnSent((long)facts.Count * watchers);
        var now = _time.GetUtcNow();
        foreach (var fact in facts)
        {
            _metrics.OnDelay(now - fact.At);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The new facts of tenant {TenantId} could not be read for its watchers")]
    private partial void LogUnread(Exception exception, Guid tenantId);
}
