using System.Threading.Channels;
using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

/// <summary>Who watches a tenant is told of its facts, by whichever activation commits them.</summary>
public sealed class WatchTests(Backends backends)
{
    [Fact]
    public async Task A_watcher_is_told_of_each_commit_once_and_of_nothing_else()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var other = await cluster.OpenTenantAsync("agent_b");
        var watcher = new Watcher();
        var reference = cluster.Cluster.Client.CreateObjectReference<ITenantWatcher>(watcher);
        Assert.Equal(2, await cluster.Tenant(tenant).WatchAsync(reference));

        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        Assert.Equal((tenant, 3), await watcher.NextAsync());
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        await cluster.Agent("agent_b").DeliverAsync(Deliveries.Ended("agent_b", "call_2"));
        await cluster.Tenant(tenant).ExecuteAsync(new GrantCredits { AmountSeconds = 60, CommandKey = "g", Actor = "test" });
        Assert.Equal((tenant, 4), await watcher.NextAsync());
        await cluster.Tenant(tenant).UnwatchAsync(reference);
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_3"));
        await cluster.Tenant(other).WatchAsync(reference);
        await cluster.Agent("agent_b").DeliverAsync(Deliveries.Ended("agent_b", "call_4"));

        Assert.Equal((other, 4), await watcher.NextAsync());
    }

    [Fact]
    public async Task A_hundred_commits_at_once_through_two_silos_end_with_the_head_and_with_few_messages()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, silos: 2);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var watcher = new Watcher();
        var reference = cluster.Cluster.Client.CreateObjectReference<ITenantWatcher>(watcher);
        await cluster.Tenant(tenant).WatchAsync(reference);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}"))));

        var told = new List<long>();
        while (told.Count == 0 || told[^1] < 102) told.Add((await watcher.NextAsync()).Head);
        Assert.Equal(told.Order(), told);
        Assert.InRange(told.Count, 1, 60);
    }

    [Fact]
    public async Task The_next_activation_knows_nobody_until_it_is_asked_again_and_the_answer_has_what_was_missed()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var watcher = new Watcher();
        var reference = cluster.Cluster.Client.CreateObjectReference<ITenantWatcher>(watcher);
        await cluster.Tenant(tenant).WatchAsync(reference);

        await cluster.DeactivateAsync(tenant);
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        Assert.Equal(3, await cluster.Tenant(tenant).WatchAsync(reference));
        await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_2"));

        Assert.Equal((tenant, 4), await watcher.NextAsync());
    }

    [Fact]
    public async Task A_watcher_that_is_gone_holds_up_no_delivery()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var gone = cluster.Cluster.Client.CreateObjectReference<ITenantWatcher>(new Watcher());
        await cluster.Tenant(tenant).WatchAsync(gone);
        cluster.Cluster.Client.DeleteObjectReference<ITenantWatcher>(gone);

        for (var i = 0; i < 20; i++)
        {
            var result = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}"));
            Assert.Equal(Verdict.Recorded, result.Verdict);
        }

        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    private sealed class Watcher : ITenantWatcher
    {
        private readonly Channel<(Guid, long)> _told = Channel.CreateUnbounded<(Guid, long)>();

        public Task HeadMovedAsync(Guid tenantId, long headSeq)
        {
            _told.Writer.TryWrite((tenantId, headSeq));
            return Task.CompletedTask;
        }

        public async Task<(Guid Tenant, long Head)> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            return await _told.Reader.ReadAsync(patience.Token);
        }
    }
}
