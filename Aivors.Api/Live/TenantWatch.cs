using System.Threading.Channels;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Live;

/// <summary>Keeps this process registered with a watched tenant's grain, wherever that is active.</summary>
internal sealed partial class TenantWatch : IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _again = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private readonly Guid _tenantId;
    private readonly ITenantGrain _grain;
    private readonly ITenantWatcher _watcher;
    private readonly Action<long> _poke;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <param name="watcher">This process, as a reference that grains can call.</param>
    /// <param name="poke">Is told the head at each renewal: what committed before it was told to nobody.</param>
    public TenantWatch(Guid tenantId, IGrainFactory grains, ITenantWatcher watcher, Action<long> poke, TimeProvider time, ILogger log)
    {
        (_tenantId, _grain, _watcher, _poke, _time, _log) = (tenantId, grains.GetGrain<ITenantGrain>(tenantId), watcher, poke, time, log);
        // Not in the trace of the request that happened to be the first one.
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Now: it looks as if the grain did not tell.</summary>
    public void Renew() => _again.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await PauseAsync(await TryWatchAsync() ? Renewal + (Random.Shared.NextDouble() * Retry) : Retry);
        }

        try
        {
            await _grain.UnwatchAsync(_watcher);
        }
        catch (Exception e)
        {
            // It forgets by itself.
            LogNotWatched(_tenantId, e.GetType().Name);
        }
    }

    private async Task<bool> TryWatchAsync()
    {
        try
        {
            _poke(await _grain.WatchAsync(_watcher));
            return true;
        }
        catch (Exception e)
        {
            LogNotWatched(_tenantId, e.GetType().Name);
            return false;
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        using var over = new CancellationTokenSource(pause, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, _stop.Token);
        try
        {
            await _again.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // it is time, or the end
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {TenantId} could not be watched ({Kind}); its head is polled meanwhile")]
    private partial void LogNotWatched(Guid tenantId, string kind);
}
