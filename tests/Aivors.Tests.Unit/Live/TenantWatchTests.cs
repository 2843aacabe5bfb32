using System.Collections.Concurrent;
using System.Reflection;
using Aivors.Api.Live;
using Aivors.Grains.Contracts;
using Aivors.Testing.Stack;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Live;

/// <summary>How a process stays registered with a tenant's grain.</summary>
public sealed class TenantWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Grain _grain = new();
    private readonly ConcurrentQueue<long> _poked = [];

    [Fact]
    public async Task It_registers_at_once_takes_the_head_renews_and_leaves()
    {
        await using (Create())
        {
            await UntilWatchedAsync(1);
            await AdvanceUntilAsync(TimeSpan.FromSeconds(70), 2);
        }

        Assert.Equal([41L, 42L], _poked);
        Assert.Equal(1, _grain.Unwatched);
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_is_asked_again_soon()
    {
        _grain.Failures = 2;
        await using var watch = Create();
        await UntilWatchedAsync(1);

        await AdvanceUntilAsync(TimeSpan.FromSeconds(3), 2);
        await AdvanceUntilAsync(TimeSpan.FromSeconds(3), 3);

        await Poll.UntilAsync("the head is told", () => _poked.SequenceEqual([43L]));
    }

    [Fact]
    public async Task When_a_poll_finds_what_no_grain_told_it_registers_again_at_once()
    {
        await using var watch = Create();
        await UntilWatchedAsync(1);
        watch.Renew();
        await UntilWatchedAsync(2);
    }

    private TenantWatch Create()
    {
        var grains = DispatchProxy.Create<IGrainFactory, OneGrain>();
        ((OneGrain)(object)grains).Tenant = _grain;
        return new TenantWatch(Guid.NewGuid(), grains, new Nobody(), _poked.Enqueue, _time, NullLogger.Instance);
    }

    private Task UntilWatchedAsync(int times) => Poll.UntilAsync($"it is watched {times} times", () => _grain.Watched >= times);

    // The pause may begin a moment after the grain has answered, so time goes on until it is over.
    private Task AdvanceUntilAsync(TimeSpan step, int times) => Poll.UntilAsync($"it is watched {times} times", () =>
    {
        if (_grain.Watched < times) _time.Advance(step);
        return _grain.Watched >= times;
    });

    /// <summary>A factory of one grain, whichever overload is asked.</summary>
    public class OneGrain : DispatchProxy
    {
        internal ITenantGrain? Tenant { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Tenant;
    }

    private sealed class Nobody : ITenantWatcher
    {
        public Task HeadMovedAsync(Guid tenantId, long headSeq) => Task.CompletedTask;
    }

    private sealed class Grain : ITenantGrain
    {
        private int _watched;

        public int Watched => Volatile.Read(ref _watched);

        public int Unwatched { get; private set; }

        public int Failures { get; set; }

        public Task<long> WatchAsync(ITenantWatcher watcher)
        {
            var times = Interlocked.Increment(ref _watched);
            return times <= Failures ? Task.FromException<long>(new TimeoutException("away")) : Task.FromResult(40L + times);
        }

        public Task UnwatchAsync(ITenantWatcher watcher)
        {
            Unwatched++;
            return Task.CompletedTask;
        }

        public Task<DeliveryResult> DeliverAsync(CallDelivery delivery) => throw new NotSupportedException();

        public Task<CommandResult> ExecuteAsync(TenantCommand command) => throw new NotSupportedException();

        public Task<TenantView?> GetViewAsync() => throw new NotSupportedException();
    }
}
