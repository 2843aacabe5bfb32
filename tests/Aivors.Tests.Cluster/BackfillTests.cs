using Aivors.Grains.Contracts;
using Aivors.Testing;
using Aivors.Testing.Retell;

namespace Aivors.Tests.Cluster;

/// <summary>The calls that an agent had before it was connected: fetched once, shown, never charged; and what waits is charged as ever.</summary>
public sealed class BackfillTests(Backends backends)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task History_is_fetched_uncharged_and_once_and_later_deliveries_charge_none_of_it()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        bench.Retell.PageMax = 4;
        var old = Enumerable.Range(0, 10).Select(i => bench.AddCall($"call_{i}", Now.AddDays(-20).AddHours(i))).ToArray();
        bench.AddCall("call_too_old", Now.AddDays(-40));
        bench.AddCall("call_over_later", Now.AddDays(-1).AddSeconds(-30));
        bench.AddCall("call_since", Now.AddHours(-2));
        await bench.Cluster.Agent("agent_a").DeliverAsync(bench.AddCall("call_charged", Now.AddDays(-2)));

        Assert.Equal(ReconciliationAnswer.Accepted, await bench.Grain.BackfillAsync(bench.TenantId, "agent_a", "user"));
        Assert.Equal(ReconciliationAnswer.Unchanged, await bench.Grain.BackfillAsync(bench.TenantId, "agent_a", "user"));
        var run = await bench.EndOfAsync((await bench.NewestAsync("backfill"))!.RunId);

        Assert.Equal(("done", new ReconciliationCounts(12, 10, 10, 0, 0, 0, 0)), (run.Status, run.Counts));
        Assert.Empty((await bench.FindAsync(run.RunId)).Findings);
        Assert.Equal("", await bench.FactsAsync());
        Assert.Equal(10L, await bench.Database.ScalarAsync<long>("select count(*) from calls where history and charge_seq is null and duration_ms = 61499"));
        await bench.Cluster.Agent("agent_a").DeliverAsync(old[3]);
        Assert.Equal(5_880L, await bench.Cluster.BalanceAsync(bench.TenantId));
        Assert.Equal(new ReconciliationCounts(13, 2, 2, 0, 0, 0, 0), (await bench.RunAsync(hours: 24 * 25)).Counts);
        Assert.Equal(5_880L - 240, await bench.Cluster.BalanceAsync(bench.TenantId));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task What_waits_in_quarantine_or_was_discarded_is_no_history()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        foreach (var call in new[] { "call_waits", "call_discarded", "call_unheard" })
        {
            var delivery = bench.AddCall(call, Now.AddDays(-3), agentId: "agent_new");
            if (call != "call_unheard") await bench.Cluster.Agent("agent_new").DeliverAsync(delivery);
        }

        await bench.Database.ExecuteAsync("update deliveries set verdict = 'rejected', reason = 'discarded: a test' where call_id = 'call_discarded'");
        await bench.Cluster.Agent("agent_new").ConnectAsync(bench.TenantId, "connect", "user");

        await bench.Grain.BackfillAsync(bench.TenantId, "agent_new", "user");
        var run = await bench.EndOfAsync((await bench.NewestAsync("backfill"))!.RunId);

        Assert.Equal(new ReconciliationCounts(3, 1, 1, 0, 0, 0, 0), run.Counts);
        Assert.Equal("call_unheard", await bench.Database.ScalarAsync<string>("select string_agg(call_id, ' ') from calls where history"));
        var inbox = bench.Cluster.Cluster.Client.GetGrain<IInboxGrain>(0);
        Assert.Equal(1, (await inbox.ReleaseAgentAsync("agent_new", Now.AddDays(-7))).Count);
        await Testing.Stack.Poll.UntilAsync("the backlog is charged", async () => await bench.Cluster.BalanceAsync(bench.TenantId) == 5_880L);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_backfill_that_Retell_does_not_answer_waits_and_goes_on_later()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        for (var i = 0; i < 5; i++)
        {
            bench.AddCall($"call_{i}", Now.AddDays(-3).AddHours(i));
        }

        bench.Retell.When = request => request.EndsWith("call_2", StringComparison.Ordinal) ? StandInFault.Status(500) : null;
        await bench.Grain.BackfillAsync(bench.TenantId, "agent_a", "user");
        await Testing.Stack.Poll.UntilAsync("it waits", async () => await bench.NewestAsync("backfill") is { Status: "waiting", Error: not null });
        Assert.Equal((4, 1), await bench.NewestAsync("backfill") is { } waiting ? (waiting.Counts.Filled, waiting.Counts.Failed) : default);

        bench.Retell.When = null;
        await bench.Database.ExecuteAsync("update reconciliations set due_at = now()");
        await bench.Grain.EnsureAsync();
        var run = await bench.EndOfAsync((await bench.NewestAsync("backfill"))!.RunId);

        Assert.Equal(("done", 5, 0, null), (run.Status, run.Counts.Filled, run.Counts.Failed, run.Error));
        Assert.Equal(5L, await bench.Database.ScalarAsync<long>("select count(*) from calls where history"));
    }

    [Fact]
    public async Task Calls_of_the_time_of_another_owner_are_not_given_to_the_next()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, withAgency: true);
        var next = await bench.Cluster.OpenTenantAsync("agent_next");
        bench.Agency.AddAgent("agent_a");
        bench.Agency.AddCall("call_of_the_first", "agent_a", Now.AddHours(-10));
        bench.Agency.AddCall("call_of_nobody", "agent_a", Now.AddDays(-3));
        await bench.Cluster.Agent("agent_a").DisconnectAsync(bench.TenantId, "disconnect", "user");
        await bench.Cluster.Agent("agent_a").ConnectAsync(next, "connect", "user");

        Assert.Equal(ReconciliationAnswer.Unchanged, await bench.Grain.BackfillAsync(next, "agent_a", "user"));
        Assert.Equal(ReconciliationAnswer.Accepted, await bench.GrainOf(IReconciliationGrain.Agency).BackfillAsync(next, "agent_a", "user"));
        await bench.EndOfAsync((await bench.NewestAsync("backfill"))!.RunId);

        Assert.Equal($"call_of_nobody {next}", await bench.Database.ScalarAsync<string>("select string_agg(call_id || ' ' || tenant_id, ', ') from calls"));
    }
}
