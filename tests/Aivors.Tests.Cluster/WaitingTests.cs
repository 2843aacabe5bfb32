using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aivors.Tests.Cluster;

/// <summary>Deliveries that wait, as pending or in quarantine, are applied once, in order, with what they said when they came.</summary>
public sealed class WaitingTests(Backends backends)
{
    [Fact]
    public async Task A_pending_delivery_is_pumped_and_charged_once_also_when_the_grains_took_it_after_all()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var store = new PostgresDeliveryStore(cluster.Database.Reader);
        var waiting = Deliveries.Ended("agent_a", "call_waiting");
        var late = Deliveries.Ended("agent_a", "call_late");
        await store.KeepPendingAsync(waiting, CancellationToken.None);
        await store.KeepPendingAsync(late, CancellationToken.None);
        // The grains answer after the Api has given up and kept it, and a sender's retry is kept besides.
        await cluster.Agent("agent_a").DeliverAsync(late);
        await store.KeepPendingAsync(late, CancellationToken.None);

        await PumpUntilEmptyAsync(cluster);

        Assert.Equal(6_000L - (2 * 120), await cluster.BalanceAsync(tenant));
        Assert.Equal("recorded recorded", await VerdictsAsync(cluster));
        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>("select count(*) from deliveries where body is not null or fields is not null"));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task What_waits_keeps_its_origin_so_that_a_strangers_signature_proves_no_more_later_than_at_once()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await cluster.OpenTenantAsync("agent_a");
        var stranger = await cluster.OpenTenantAsync("agent_b");
        var store = new PostgresDeliveryStore(cluster.Database.Reader);
        var signed = Deliveries.TransferEnded("agent_a", "call_1") with { Proof = DeliveryProof.Signed, WorkspaceId = Guid.NewGuid() };
        await store.KeepPendingAsync(signed with { WorkspaceTenantId = stranger }, CancellationToken.None);
        await store.KeepPendingAsync(signed.Again() with { CallId = "call_2" }, CancellationToken.None);

        await PumpUntilEmptyAsync(cluster);

        Assert.Equal(
            "quarantined other_workspace transfer_ended signed, recorded  transfer_ended signed",
            await cluster.Database.ScalarAsync<string>("select string_agg(format('%s %s %s %s', verdict, reason, event, proof), ', ' order by call_id) from deliveries"));
    }

    [Fact]
    public async Task A_call_without_a_start_that_waits_while_its_agent_changes_hands_is_that_owners_of_when_it_came()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var first = await cluster.OpenTenantAsync("agent_a");
        var second = await cluster.OpenTenantAsync("agent_b");
        var ended = Deliveries.Ended("agent_a", "call_1") with { ReceivedAt = DateTimeOffset.UtcNow };
        await new PostgresDeliveryStore(cluster.Database.Reader).KeepPendingAsync(
            ended with { Fields = ended.Fields with { StartedAt = null, EndedAt = null } }, CancellationToken.None);
        await cluster.Agent("agent_a").DisconnectAsync(first, "agent:away", "test");
        await cluster.Agent("agent_a").ConnectAsync(second, "agent:here", "test");

        await PumpUntilEmptyAsync(cluster);

        Assert.Equal((6_000L - 120, 6_000L), (await cluster.BalanceAsync(first), await cluster.BalanceAsync(second)));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task What_waited_for_an_owner_is_applied_in_order_with_its_own_times_when_it_is_released()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_other");
        for (var i = 0; i < 20; i++)
        {
            var ended = Deliveries.Ended("agent_late", $"call_{i:00}") with { ReceivedAt = Deliveries.Start.AddMinutes(i) };
            await cluster.Agent("agent_late").DeliverAsync(ended with { Fields = ended.Fields with { StartedAt = Deliveries.Start.AddMinutes(i - 2) } });
            await cluster.Agent("agent_late").DeliverAsync(Deliveries.Analyzed("agent_late", $"call_{i:00}") with { ReceivedAt = Deliveries.Start.AddMinutes(i + 0.5) });
        }

        var inbox = cluster.Cluster.Client.GetGrain<IInboxGrain>(0);
        Assert.Equal(new InboxResult(InboxStatus.NoOwner, 0), await inbox.ReleaseAgentAsync("agent_late", null));
        Assert.Equal(CommandStatus.Done, (await cluster.Agent("agent_late").ConnectAsync(tenant, "connect", "test")).Status);
        Assert.Equal(0L, await cluster.Database.ScalarAsync<long>("select count(*) from calls"));
        Assert.Equal(new InboxResult(InboxStatus.Done, 20), await inbox.ReleaseAgentAsync("agent_late", Deliveries.Start.AddMinutes(10)));
        await PumpUntilEmptyAsync(cluster);

        Assert.Equal(10L, await cluster.Database.ScalarAsync<long>("select count(*) from deliveries where verdict = 'quarantined' or received_at is null") / 2);
        Assert.Equal(6_000L - (10 * 120), await cluster.BalanceAsync(tenant));
        Assert.Equal(
            string.Join(' ', Enumerable.Range(10, 10).Select(i => $"call_{i:00}")),
            await cluster.Database.ScalarAsync<string>("select string_agg(call_id, ' ' order by seq) from journal where kind = 'call_charged'"));
        Assert.Equal(Deliveries.Start.AddMinutes(10).UtcDateTime, await cluster.Database.ScalarAsync<DateTime>("select min(first_at) from calls"));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_discarded_quarantine_is_rejected_with_its_reason_and_one_of_it_can_still_be_replayed()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await cluster.Agent("agent_late").DeliverAsync(Deliveries.Ended("agent_late", "call_1"));
        await cluster.Agent("agent_late").DeliverAsync(Deliveries.Ended("agent_late", "call_2"));
        var inbox = cluster.Cluster.Client.GetGrain<IInboxGrain>(0);

        Assert.Equal(2, (await inbox.DiscardAgentAsync("agent_late", "a test of somebody else's")).Count);
        Assert.Equal("discarded: a test of somebody else's", await cluster.Database.ScalarAsync<string>("select distinct reason from deliveries"));

        var tenant = await cluster.OpenTenantAsync("agent_late");
        var one = await cluster.Database.ScalarAsync<Guid>("select delivery_id from deliveries where call_id = 'call_1'");
        Assert.Equal(InboxStatus.Done, (await inbox.ReplayAsync(one)).Status);
        await PumpUntilEmptyAsync(cluster);
        Assert.Equal(5_880L, await cluster.BalanceAsync(tenant));
        Assert.Equal(InboxStatus.NotFound, (await inbox.ReplayAsync(one)).Status);
        Assert.Equal(InboxStatus.NotFound, (await inbox.ReplayAsync(Guid.CreateVersion7())).Status);
    }

    [Fact]
    public async Task A_pending_delivery_of_an_agent_that_nobody_owns_goes_into_quarantine()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await new PostgresDeliveryStore(cluster.Database.Reader).KeepPendingAsync(Deliveries.Ended("agent_nobody", "call_1"), CancellationToken.None);

        await PumpUntilEmptyAsync(cluster);

        Assert.Equal("quarantined", await VerdictsAsync(cluster));
    }

    private static Task<string> VerdictsAsync(GrainCluster cluster) =>
        cluster.Database.ScalarAsync<string>("select string_agg(verdict, ' ' order by call_id) from deliveries");

    /// <summary>A pump of the test's own beside the silo's: both may take what is due.</summary>
    private static async Task PumpUntilEmptyAsync(GrainCluster cluster)
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var pump = new DeliveryPump(
            new PostgresWaitingDeliveries(cluster.Database.Writer), cluster.Cluster.Client,
            new DeliveryMetrics(meters.GetRequiredService<IMeterFactory>(), TimeProvider.System), TimeProvider.System, NullLogger<DeliveryPump>.Instance);
        var started = TimeProvider.System.GetTimestamp();
        while (await cluster.Database.ScalarAsync<long>("select count(*) from deliveries where verdict = 'pending'") > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "something stays pending");
            await pump.PumpAsync(CancellationToken.None);
        }
    }
}
