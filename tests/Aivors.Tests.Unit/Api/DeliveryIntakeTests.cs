using System.Diagnostics.Metrics;
using System.Reflection;
using Aivors.Api.Webhooks;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Retell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Api;

public sealed class DeliveryIntakeTests
{
    private readonly Store _store = new();

    [Fact]
    public async Task What_a_silo_cannot_write_is_kept_by_the_Api_when_that_can()
    {
        var result = await TakeAsync(DeliveryStatus.Unavailable);

        Assert.Equal((DeliveryStatus.Applied, Verdict.Pending), (result.Status, result.Verdict));
        Assert.Equal("call_1", Assert.Single(_store.Kept).CallId);
    }

    [Fact]
    public async Task What_neither_can_write_is_unavailable()
    {
        _store.IsAway = true;
        Assert.Equal(DeliveryStatus.Unavailable, (await TakeAsync(DeliveryStatus.Unavailable)).Status);
    }

    [Fact]
    public async Task A_full_queue_is_told_and_nothing_is_kept()
    {
        Assert.Equal(DeliveryStatus.Overloaded, (await TakeAsync(DeliveryStatus.Overloaded)).Status);
        Assert.Empty(_store.Kept);
    }

    [Fact]
    public async Task While_the_silos_are_away_it_is_kept_without_asking_them()
    {
        Assert.Equal(Verdict.Pending, (await TakeAsync(DeliveryStatus.Overloaded, silosAway: true)).Verdict);
        Assert.Single(_store.Kept);
    }

    [Fact]
    public async Task A_process_that_stood_still_longer_than_the_grains_get_keeps_it()
    {
        // between two tries, as under SIGSTOP or a long pause of the collector
        Assert.Equal(Verdict.Pending, (await TakeAsync(DeliveryStatus.Misrouted, time: new JumpingTime())).Verdict);
        Assert.Single(_store.Kept);
    }

    [Fact]
    public async Task A_database_that_stands_still_does_not_hold_the_answer()
    {
        // a frozen Postgres: the driver waits for it even to give up
        (_store.IsDeaf, var time) = (true, new FakeTimeProvider());
        var taking = TakeAsync(DeliveryStatus.Unavailable, time: time);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(DeliveryStatus.Unavailable, (await taking.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Status);
    }

    private Task<DeliveryResult> TakeAsync(DeliveryStatus answer, bool silosAway = false, TimeProvider? time = null)
    {
        var grains = DispatchProxy.Create<IGrainFactory, OneAgent>();
        ((OneAgent)(object)grains).Agent = new Agent(answer);
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var intake = new DeliveryIntake(
            grains, _store, new WebhookMetrics(meters.GetRequiredService<IMeterFactory>()), time ?? TimeProvider.System,
            NullLogger<DeliveryIntake>.Instance);
        var reading = new CallReading(CallEvent.Ended, "agent_1", "call_1", new CallFields(), [], "call_ended");
        return intake.TakeAsync(reading, new DeliverySource(DeliverySource.N8n), silosAway);
    }

    /// <summary>0.8 s go by between any two looks at it.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => 8 * _looks++;
    }

    /// <summary>A factory of one grain, whichever overload is asked.</summary>
    public class OneAgent : DispatchProxy
    {
        internal IAgentGrain? Agent { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Agent;
    }

    private sealed class Agent(DeliveryStatus answer) : IAgentGrain
    {
        public Task<DeliveryResult> DeliverAsync(CallDelivery delivery) => Task.FromResult(DeliveryResult.Of(answer));

        public Task<TenantView?> GetOwnerAsync() => throw new NotSupportedException();

        public Task<CommandResult> ConnectAsync(Guid tenantId, string commandKey, string actor) => throw new NotSupportedException();

        public Task<CommandResult> DisconnectAsync(Guid tenantId, string commandKey, string actor) => throw new NotSupportedException();
    }

    private sealed class Store : IDeliveryStore
    {
        public List<CallDelivery> Kept { get; } = [];

        public bool IsAway { get; set; }

        /// <summary>It never answers, and does not hear that nobody waits any more.</summary>
        public bool IsDeaf { get; set; }

        public Task KeepRejectedAsync(RejectedDelivery delivery, CancellationToken cancel) => throw new NotSupportedException();

        public Task KeepPendingAsync(CallDelivery delivery, CancellationToken cancel)
        {
            if (IsAway)
            {
                throw new JournalUnavailableException("away");
            }

            if (IsDeaf)
            {
                return new TaskCompletionSource().Task;
            }

            Kept.Add(delivery);
            return Task.CompletedTask;
        }
    }
}
