using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using CommandStatus = Aivors.Grains.Contracts.CommandStatus;
using ConnectionMultiplexer = StackExchange.Redis.ConnectionMultiplexer;

namespace Aivors.Tests.Cluster;

/// <summary>Grains come, go, double and remember wrongly; the balance never does.</summary>
public sealed class ActivationTests(Backends backends)
{
    [Fact]
    public async Task Two_activations_of_one_tenant_in_two_clusters_never_fork_its_facts()
    {
        // Two clusters that do not know of each other over one database: what a wiped membership table makes of one cluster.
        await using var one = await GrainCluster.StartAsync(backends);
        var tenant = await one.OpenTenantAsync("agent_a");
        await using var other = new SecondWriter(one.Database);
        await one.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_first"));

        var here = Enumerable.Range(0, 30).Select(i => one.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}")));
        var there = Enumerable.Range(0, 30).Select(i => other.AppendAsync(tenant, Deliveries.Ended("agent_a", $"call_{i}")));
        await Task.WhenAll(Task.WhenAll(here), Task.WhenAll(there));

        Assert.Equal(6_000L - (31 * 120), await one.BalanceAsync(tenant));
        Assert.Empty(await one.Database.VerifyAsync());
        // The grain saw heads that it did not expect, and reads what is true.
        await one.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_last"));
        var view = (await one.Tenant(tenant).GetViewAsync())!;
        Assert.Equal(6_000L - (32 * 120), view.Credits.BalanceSeconds);
        Assert.Equal(await one.Database.ScalarAsync<long>("select head_seq from tenants where tenant_id = $1", tenant), view.HeadSeq);
    }

    [Fact]
    public async Task A_tenant_that_was_opened_behind_its_activation_takes_its_first_delivery()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = Guid.CreateVersion7();
        Assert.Null(await cluster.Tenant(tenant).GetViewAsync());
        await using (var lane = new PostgresJournal(cluster.Database.Writer).OpenLane())
        {
            await lane.ExecuteAsync(tenant, JournalBench.Open(tenant, 6_000), Deliveries.Start, CancellationToken.None);
            await lane.ExecuteAsync(
                tenant, new BindAgent { AgentId = "agent_a", CommandKey = "b", Actor = "test" }, Deliveries.Start, CancellationToken.None);
        }

        var result = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Equal((DeliveryStatus.Applied, Verdict.Recorded, 5_880L), (result.Status, result.Verdict, result.Credits?.BalanceSeconds));
    }

    [Fact]
    public async Task A_rule_that_this_build_does_not_know_leaves_the_delivery_to_a_newer_one()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.DeactivateAsync(tenant);
        await cluster.Database.ExecuteAsync("update tenants set rule = 'second-up@1'");

        var result = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Equal(DeliveryStatus.Unavailable, result.Status);
        Assert.Equal(6_000L, await cluster.BalanceAsync(tenant));
    }

    [Fact]
    public async Task A_deactivated_tenant_comes_back_with_what_it_knew_from_its_snapshot()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Started("agent_a", "call_2"));
        var before = (await cluster.Tenant(tenant).GetViewAsync())!;

        await cluster.DeactivateAsync(tenant);
        // The rows behind the snapshot are hidden: only the snapshot can tell of them.
        await cluster.Database.ExecuteAsync("update calls set at = at - interval '1 year'");
        var after = (await cluster.Tenant(tenant).GetViewAsync())!;

        Assert.Equal(before.Credits, after.Credits);
        Assert.Equal(before.RunningCalls, after.RunningCalls);
        Assert.Equal(before.LatestCalls, after.LatestCalls);
    }

    [Fact]
    public async Task A_snapshot_that_does_not_fit_the_journals_head_is_not_used()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        await cluster.DeactivateAsync(tenant);
        await using (var other = new SecondWriter(cluster.Database))
        {
            await other.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_2"));
        }

        var view = (await cluster.Tenant(tenant).GetViewAsync())!;

        Assert.Equal(5_760L, view.Credits.BalanceSeconds);
        Assert.Equal(["call_2", "call_1"], view.LatestCalls.Select(c => c.CallId));
    }

    [Fact]
    public async Task A_database_that_is_restored_to_before_its_Redis_is_right_and_the_snapshot_from_ahead_is_dropped()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        await cluster.Database.ExecuteAsync("create table kept as select * from tenants; create table kept_days as select * from call_days; "
            + "create table kept_hours as select * from call_hours");
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_lost"));
        await cluster.DeactivateAsync(tenant);

        // As restoring a backup of before the second call leaves it; Redis still holds what was known after it.
        await cluster.Database.ExecuteAsync("""
            delete from journal where call_id = 'call_lost';
            delete from calls where call_id = 'call_lost';
            delete from deliveries where call_id = 'call_lost';
            truncate call_days, call_hours;
            insert into call_days select * from kept_days;
            insert into call_hours select * from kept_hours;
            update tenants t set head_seq = k.head_seq, balance_seconds = k.balance_seconds, charged_seconds = k.charged_seconds from kept k
            """);
        var view = (await cluster.Tenant(tenant).GetViewAsync())!;

        Assert.Equal(5_880L, view.Credits.BalanceSeconds);
        Assert.Equal(["call_1"], view.LatestCalls.Select(c => c.CallId));
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis);
        Assert.All(redis.GetServers()[0].Keys(pattern: $"*{tenant:N}*").ToArray(), key => Assert.True(redis.GetDatabase().HashGet(key, "data").IsNullOrEmpty));
        // The lost call is sent again: a first time for this journal.
        var again = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_lost"));
        Assert.Equal((Verdict.Recorded, 5_760L), (again.Verdict, again.Credits!.BalanceSeconds));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_wiped_Redis_changes_no_balance()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        await cluster.DeactivateAsync(tenant);
        await using (var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis))
        {
            var keys = redis.GetServers()[0].Keys(pattern: $"*{tenant:N}*").ToArray();
            Assert.NotEmpty(keys);
            await redis.GetDatabase().KeyDeleteAsync(keys);
        }

        var result = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Equal((Verdict.Duplicate, 5_880L), (result.Verdict, result.Credits!.BalanceSeconds));
    }

    [Fact]
    public async Task Connecting_races_have_exactly_one_winner()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, silos: 2);
        var tenants = new[] { await cluster.OpenTenantAsync("agent_x"), await cluster.OpenTenantAsync("agent_y") };

        for (var i = 0; i < 50; i++)
        {
            var agent = cluster.Agent($"agent_race_{i}");
            var results = await Task.WhenAll(tenants.Select(t => agent.ConnectAsync(t, $"race-{i}", "test")));
            Assert.Equal([CommandStatus.Done, CommandStatus.AgentTaken], results.Select(r => r.Status).Order());
        }

        Assert.Equal(52L, await cluster.Database.ScalarAsync<long>("select count(*) from agent_bindings"));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task Moving_an_agent_moves_no_old_call()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var before = await cluster.OpenTenantAsync("agent_a");
        var after = await cluster.OpenTenantAsync("agent_b");
        // No start is known of this call, so only where it was placed tells where it belongs.
        var placed = Timeless(Deliveries.Ended("agent_a", "call_1"));
        await cluster.Agent("agent_a").DeliverAsync(placed);
        Assert.Equal(CommandStatus.Done, (await cluster.Agent("agent_a").DisconnectAsync(before, "d", "test")).Status);
        Assert.Equal(CommandStatus.Done, (await cluster.Agent("agent_a").ConnectAsync(after, "c", "test")).Status);

        var analyzed = await cluster.Agent("agent_a").DeliverAsync(Timeless(Deliveries.Analyzed("agent_a", "call_1")));
        var fresh = await cluster.Agent("agent_a").DeliverAsync(Timeless(Deliveries.Ended("agent_a", "call_2")));

        Assert.Equal((before, Verdict.Enriched), (analyzed.TenantId, analyzed.Verdict));
        Assert.Equal((after, Verdict.Recorded), (fresh.TenantId, fresh.Verdict));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_call_that_was_placed_before_its_start_was_known_is_not_charged_again_to_the_owner_at_its_start()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var before = await cluster.OpenTenantAsync("agent_a");
        var after = await cluster.OpenTenantAsync("agent_b");
        var start = await cluster.Database.ScalarAsync<DateTime>("select from_at from agent_bindings where agent_id = 'agent_a'");
        await cluster.Agent("agent_a").DisconnectAsync(before, "d", "test");
        await cluster.Agent("agent_a").ConnectAsync(after, "c", "test");
        Assert.Equal(after, (await cluster.Agent("agent_a").DeliverAsync(Timeless(Deliveries.Ended("agent_a", "call_1")))).TenantId);

        // Now it turns out that it started while the agent was still the other tenant's.
        var analyzed = Deliveries.Analyzed("agent_a", "call_1");
        var late = await cluster.Agent("agent_a").DeliverAsync(analyzed with { Fields = analyzed.Fields with { StartedAt = new DateTimeOffset(start, TimeSpan.Zero) } });

        Assert.Equal((after, Verdict.Enriched), (late.TenantId, late.Verdict));
        Assert.Equal((6_000L, 5_880L), (await cluster.BalanceAsync(before), await cluster.BalanceAsync(after)));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    private static CallDelivery Timeless(CallDelivery delivery) =>
        delivery with { Fields = delivery.Fields with { StartedAt = null, EndedAt = null } };

    /// <summary>A writer that no grain of the cluster knows of.</summary>
    private sealed class SecondWriter(TestDatabase database) : IAsyncDisposable
    {
        private readonly IJournalLane _lane = new PostgresJournal(database.Writer).OpenLane();
        private readonly SemaphoreSlim _turn = new(1);

        public async Task AppendAsync(Guid tenant, CallDelivery delivery)
        {
            await _turn.WaitAsync();
            try
            {
                await _lane.AppendAsync([JournalBench.Decide(tenant, delivery)], Deliveries.Start, CancellationToken.None);
            }
            finally
            {
                _turn.Release();
            }
        }

        public ValueTask DisposeAsync() => _lane.DisposeAsync();
    }
}
