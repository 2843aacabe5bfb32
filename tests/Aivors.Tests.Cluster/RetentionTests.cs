using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Retention;
using Aivors.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Cluster;

/// <summary>Calls older than their tenant keeps them are erased on schedule; everything else stays.</summary>
public sealed class RetentionTests(Backends backends)
{
    [Fact]
    public async Task Calls_are_erased_when_they_are_older_than_their_tenant_keeps_them_and_the_books_stay()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var (keepsAWeek, keepsAll) = (await cluster.OpenTenantAsync("agent_a"), await cluster.OpenTenantAsync("agent_b"));
        var change = new ChangeTenant { RetentionDays = 7, CommandKey = "retention", Actor = "test" };
        Assert.Equal(CommandStatus.Done, (await cluster.Tenant(keepsAWeek).ExecuteAsync(change)).Status);
        // more than one command's worth
        for (var i = 0; i <= EraseCalls.CallsMax; i++) await DeliverAsync(cluster, "agent_a", $"call_{i}");
        await DeliverAsync(cluster, "agent_b", "call_other");
        var balance = await cluster.BalanceAsync(keepsAWeek);
        var clock = new Clock { Now = Deliveries.Start.AddDays(7) };
        var job = JobOf(cluster, clock);

        Assert.Equal(0, await job.EraseDueAsync(CancellationToken.None));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(EraseCalls.CallsMax + 1, await job.EraseDueAsync(CancellationToken.None));
        Assert.Equal(0, await job.EraseDueAsync(CancellationToken.None));

        Assert.Equal("call_other", await cluster.Database.ScalarAsync<string>("select string_agg(call_id, ' ') from calls where transcript is not null"));
        Assert.Equal(EraseCalls.CallsMax + 1L, await cluster.Database.ScalarAsync<long>(
            "select count(*) from journal where kind = 'call_erased' and actor = 'system' and data->>'cause' = 'retention'"));
        Assert.Equal(balance, await cluster.BalanceAsync(keepsAWeek));
        // the grain took it in like any other change
        var view = await cluster.Tenant(keepsAWeek).GetViewAsync();
        Assert.Equal(await cluster.Database.ScalarAsync<long>("select head_seq from tenants where tenant_id = $1", keepsAWeek), view!.HeadSeq);
        Assert.Empty(await cluster.Database.VerifyAsync());

        Assert.Equal(CommandStatus.Done, (await cluster.Tenant(keepsAWeek).ExecuteAsync(change with { RetentionDays = 0, CommandKey = "for ever" })).Status);
        await DeliverAsync(cluster, "agent_a", "call_later");
        clock.Now += TimeSpan.FromDays(10_000);
        Assert.Equal(0, await job.EraseDueAsync(CancellationToken.None));
        Assert.NotEqual(keepsAll, keepsAWeek);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_leaves_what_is_due_to_the_next_round()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        await cluster.Tenant(tenant).ExecuteAsync(new ChangeTenant { RetentionDays = 1, CommandKey = "retention", Actor = "test" });
        await DeliverAsync(cluster, "agent_a", "call_1");
        var job = JobOf(cluster, new Clock { Now = Deliveries.Start.AddDays(2) });
        cluster.Faults.RefusedConnections = 3;

        Assert.Equal(0, await job.EraseDueAsync(CancellationToken.None));
        Assert.Equal(1, await job.EraseDueAsync(CancellationToken.None));
        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("select count(*) from journal where kind = 'call_erased'"));
    }

    private static Task<DeliveryResult> DeliverAsync(GrainCluster cluster, string agentId, string callId) =>
        cluster.Agent(agentId).DeliverAsync(Deliveries.Analyzed(agentId, callId));

    private static RetentionJob JobOf(GrainCluster cluster, Clock clock) => new(
        new PostgresRetention(cluster.Database.Writer), cluster.Cluster.Client, Options.Create(new RetentionOptions()), clock,
        NullLogger<RetentionJob>.Instance);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
