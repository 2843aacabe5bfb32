using System.Diagnostics;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Aivors.Grains.Tenants;

/// <summary>
/// Who is told that a tenant has new facts: in memory only, and each only for a while. Telling is never awaited and costs a message
/// for each watcher, at most every <see cref="Spacing"/> however many deliveries commit. Used in the grain's turns only.
/// </summary>
internal sealed class TenantWatchers
{
    /// <summary>There is one for each Api process; more would be a fault.</summary>
    public const int Max = 64;

    /// <summary>The first fact is told at once; those that follow within this time are told together after it.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);

    private readonly ObserverManager<ITenantWatcher> _watchers;
    private readonly Guid _tenantId;
    private readonly TimeProvider _time;
    private long _head;
    private bool _telling;

    public TenantWatchers(Guid tenantId, TimeProvider time, ILogger log)
    {
        (_tenantId, _time) = (tenantId, time);
        _watchers = new(TimeSpan.FromMinutes(ITenantGrain.WatchLifetimeMinutes), log) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    }

    /// <summary>Adds the watcher, or renews it.</summary>
    /// <param name="head">What it learns as the answer, and is not told again.</param>
    public void Add(ITenantWatcher watcher, long head)
    {
        _watchers.ClearExpired();
        if (_watchers.Count < Max || _watchers.Observers.ContainsKey(watcher))
        {
            _watchers.Subscribe(watcher, watcher);
        }

        // While others are being told, they must not miss this one.
        if (!_telling)
        {
            _head = Math.Max(_head, head);
        }
    }

    public void Remove(ITenantWatcher watcher) => _watchers.Unsubscribe(watcher);

    /// <summary>Tells all of it, unless they know.</summary>
    public void HeadMoved(long head)
    {
        if (head <= _head)
        {
            return;
        }

        _head = head;
        if (!_telling && _watchers.Count > 0)
        {
            _telling = true;
            TellAsync().Ignore();
        }
    }

    private async Task TellAsync()
    {
        try
        {
            long told;
            do
            {
                told = _head;
                _watchers.Notify(watcher => watcher.HeadMovedAsync(_tenantId, told).Ignore());
                await Task.Delay(Spacing, _time);
                // What is told now is of other deliveries than the one that began this.
                Activity.Current = null;
            }
            while (_head > told);
        }
        finally
        {
            _telling = false;
        }
    }
}
