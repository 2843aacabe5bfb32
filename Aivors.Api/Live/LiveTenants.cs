using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Live;

/// <summary>
/// Who watches what in this process: admits streams, keeps a hub for each watched tenant, and is what the grains tell of new facts.
/// </summary>
internal sealed class LiveTenants(IGrainFactory grains, LiveReads reads, LiveFrames frames, LiveMetrics metrics, IOptions<LiveOptions> options,
    TimeProvider time, ILogger<LiveTenants> log) : ITenantWatcher
{
    /// <summary>How long a tenant stays watched without a watcher: a page that is loaded again finds it.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Watched> _tenants = [];
    private readonly HashSet<LiveWatcher> _watchers = [];
    private readonly Dictionary<Guid, int> _perUser = [];
    private ITenantWatcher? _self;
    private bool _stopping;

    public IReadOnlyCollection<Guid> Tenants
    {
        get
        {
            lock (_gate)
            {
                return [.. _tenants.Keys];
            }
        }
    }

    /// <summary>A place for one more stream; null with a failure when there is none. Whoever gets it must <see cref="Leave"/>.</summary>
    public LiveWatcher? TryAdmit(Guid userId, Guid tenantId, out Failure? failure)
    {
        lock (_gate)
        {
            var mine = _perUser.GetValueOrDefault(userId);
            failure = _stopping || _watchers.Count >= options.Value.WatchersMax ? LiveFailures.Full
                : mine >= options.Value.WatchersPerUser ? LiveFailures.TooManyOf(mine)
                : null;
            if (failure is not null)
            {
                return null;
            }

            if (!_tenants.TryGetValue(tenantId, out var watched))
            {
                _tenants[tenantId] = watched = Watch(tenantId);
                metrics.OnTenants(1);
            }

            var watcher = new LiveWatcher(userId, tenantId) { TickAt = time.GetTimestamp() };
            _watchers.Add(watcher);
            _perUser[userId] = mine + 1;
            watched.Streams++;
            metrics.OnWatchers(1);
            return watcher;
        }
    }

    /// <inheritdoc cref="TenantHub.JoinAsync"/>
    public Task JoinAsync(LiveWatcher watcher, CancellationToken cancel) => Find(watcher.TenantId)!.Hub.JoinAsync(watcher, cancel);

    public void Leave(LiveWatcher watcher)
    {
        lock (_gate)
        {
            if (!_watchers.Remove(watcher))
            {
                return;
            }

            if (--_perUser[watcher.UserId] == 0)
            {
                _perUser.Remove(watcher.UserId);
            }

            var watched = _tenants[watcher.TenantId];
            watched.Hub.Leave(watcher);
            watched.Streams--;
            watched.IdleSince = time.GetTimestamp();
        }

        metrics.OnWatchers(-1);
    }

    /// <summary>By a grain.</summary>
    public Task HeadMovedAsync(Guid tenantId, long headSeq)
    {
        Find(tenantId)?.Hub.Poke(headSeq);
        return Task.CompletedTask;
    }

    /// <summary>By the poll: what no grain told is told now, and the grain is asked again to tell.</summary>
    public void OnPolled(Guid tenantId, long headSeq)
    {
        if (Find(tenantId) is not { } watched)
        {
            return;
        }

        if (headSeq > watched.Hub.Head)
        {
            watched.Grain.Renew();
        }

        watched.Hub.Poke(headSeq);
    }

    /// <summary>Lets each stream look at its session in its time; of this user at once.</summary>
    public void Tick(Guid? userId = null)
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers)
            {
                if (watcher.UserId == userId || time.GetElapsedTime(watcher.TickAt) >= options.Value.Check)
                {
                    watcher.TickAt = time.GetTimestamp();
                    watcher.Offer(LiveSignal.Tick.Instance);
                }
            }
        }
    }

    /// <summary>Forgets the tenants that nobody has watched for a while.</summary>
    public async Task SweepAsync()
    {
        List<Watched> idle;
        lock (_gate)
        {
            idle = [.. _tenants.Values.Where(w => w.Streams == 0 && time.GetElapsedTime(w.IdleSince) >= Linger)];
            idle.ForEach(w => _tenants.Remove(w.TenantId));
        }

        metrics.OnTenants(-idle.Count);
        await Task.WhenAll(idle.Select(w => w.DisposeAsync().AsTask()));
    }

    /// <summary>The process stops: every stream says good-bye, and none is admitted any more.</summary>
    public void EndAll()
    {
        lock (_gate)
        {
            _stopping = true;
            foreach (var watcher in _watchers)
            {
                watcher.End(LiveEnd.Shutdown);
            }
        }
    }

    private Watched? Find(Guid tenantId)
    {
        lock (_gate)
        {
            return _tenants.GetValueOrDefault(tenantId);
        }
    }

    private Watched Watch(Guid tenantId)
    {
        _self ??= grains.CreateObjectReference<ITenantWatcher>(this);
        var hub = new TenantHub(tenantId, reads, frames, metrics, time, log);
        return new Watched(tenantId, hub, new TenantWatch(tenantId, grains, _self, hub.Poke, time, log));
    }

    private sealed class Watched(Guid tenantId, TenantHub hub, TenantWatch grain) : IAsyncDisposable
    {
        public Guid TenantId { get; } = tenantId;

        public TenantHub Hub { get; } = hub;

        public TenantWatch Grain { get; } = grain;

        public int Streams { get; set; }

        public long IdleSince { get; set; }

        public async ValueTask DisposeAsync()
        {
            await Grain.DisposeAsync();
            await Hub.DisposeAsync();
        }
    }
}
