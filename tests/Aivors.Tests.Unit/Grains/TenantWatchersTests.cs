using Aivors.Grains.Contracts;
using Aivors.Grains.Tenants;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Grains;

public sealed class TenantWatchersTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Guid _tenant = Guid.CreateVersion7();
    private readonly TenantWatchers _watchers;

    public TenantWatchersTests() => _watchers = new TenantWatchers(_tenant, _time, NullLogger.Instance);

    [Fact]
    public void A_new_head_is_told_at_once_and_once()
    {
        var watcher = Add(head: 4);

        _watchers.HeadMoved(4);
        Assert.Empty(watcher.Told);
        _watchers.HeadMoved(5);
        _watchers.HeadMoved(5);
        _time.Advance(TenantWatchers.Spacing * 3);

        Assert.Equal([5], watcher.Told);
    }

    [Fact]
    public void Heads_that_follow_within_a_moment_are_told_together()
    {
        var watcher = Add();

        for (var head = 1; head <= 1_000; head++) _watchers.HeadMoved(head);
        Assert.Equal([1], watcher.Told);
        _time.Advance(TenantWatchers.Spacing);
        Assert.Equal([1, 1_000], watcher.Told);
        _time.Advance(TenantWatchers.Spacing);
        _watchers.HeadMoved(1_001);

        Assert.Equal([1, 1_000, 1_001], watcher.Told);
    }

    [Fact]
    public void A_watcher_that_comes_while_others_are_told_takes_nothing_from_them()
    {
        var first = Add();
        _watchers.HeadMoved(1);
        _watchers.HeadMoved(2);

        var second = Add(head: 2);
        _time.Advance(TenantWatchers.Spacing);

        Assert.Equal([1, 2], first.Told);
        Assert.Equal([2], second.Told);
    }

    [Fact]
    public void Who_is_not_renewed_is_forgotten_and_who_is_stays()
    {
        var forgotten = Add();
        var renewed = Add();
        _time.Advance(TimeSpan.FromMinutes(ITenantGrain.WatchLifetimeMinutes - 1));
        _watchers.Add(renewed, 0);
        _time.Advance(TimeSpan.FromMinutes(2));

        _watchers.HeadMoved(1);

        Assert.Empty(forgotten.Told);
        Assert.Equal([1], renewed.Told);
    }

    [Fact]
    public void Who_left_is_not_told()
    {
        var left = Add();
        _watchers.Remove(left);
        _watchers.HeadMoved(1);
        Assert.Empty(left.Told);
    }

    [Fact]
    public void There_are_at_most_so_many_and_those_who_are_in_can_renew()
    {
        var all = Enumerable.Range(0, TenantWatchers.Max + 1).Select(_ => Add()).ToArray();
        _watchers.Add(all[0], 0);

        _watchers.HeadMoved(1);

        Assert.Equal(TenantWatchers.Max, all.Count(w => w.Told.Count == 1));
        Assert.Empty(all[^1].Told);
    }

    [Fact]
    public void One_that_throws_keeps_nobody_else_from_being_told()
    {
        _watchers.Add(new Broken(), 0);
        var good = Add();
        _watchers.HeadMoved(1);
        Assert.Equal([1], good.Told);
    }

    private Watcher Add(long head = 0)
    {
        var watcher = new Watcher(_tenant);
        _watchers.Add(watcher, head);
        return watcher;
    }

    private sealed class Watcher(Guid tenant) : ITenantWatcher
    {
        public List<long> Told { get; } = [];

        public Task HeadMovedAsync(Guid tenantId, long headSeq)
        {
            Assert.Equal(tenant, tenantId);
            Told.Add(headSeq);
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : ITenantWatcher
    {
        public Task HeadMovedAsync(Guid tenantId, long headSeq) => throw new InvalidOperationException("broken");
    }
}
