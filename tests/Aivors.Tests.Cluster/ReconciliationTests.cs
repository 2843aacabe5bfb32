using Aivors.Grains.Contracts;
using Aivors.Testing;
using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Cluster;

/// <summary>What Retell lists and what we have become the same: once, by the path of every delivery, whatever Retell answers meanwhile.</summary>
public sealed class ReconciliationTests(Backends backends)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Five_per_cent_of_the_deliveries_lost_for_good_are_there_after_one_run_and_nothing_is_charged_twice()
    {
        const int calls = 400;
        await using var bench = await ReconciliationBench.StartAsync(backends);
        bench.Retell.PageMax = 37;
        var deliveries = Enumerable.Range(0, calls).Select(i => bench.AddCall($"call_{i:000}", Now.AddHours(-2).AddSeconds(i * 10), 1_000 * i)).ToArray();
        await Parallel.ForEachAsync(deliveries.Where((_, i) => i % 20 != 7), async (delivery, _) => await bench.Cluster.Agent(delivery.AgentId).DeliverAsync(delivery));

        var run = await bench.TickAsync();
        var healthy = await bench.TickAsync();

        Assert.Equal(("done", new ReconciliationCounts(calls, 20, 20, 0, 0, 0, 0)), (run.Status, run.Counts));
        Assert.Equal(("done", new ReconciliationCounts(calls, 0, 0, 0, 0, 0, 0)), (healthy.Status, healthy.Counts));
        Assert.Equal("missing 20 filled 20 differing 0 corrected 0 extra 0 failed 0", await bench.FactsAsync());
        await AllChargedOnceAsync(bench, calls);
        Assert.Equal(6_000L - deliveries.Sum(d => (d.Fields.DurationMs!.Value + 59_999) / 60_000 * 60), await bench.Cluster.BalanceAsync(bench.TenantId));
        Assert.Equal(20L, await bench.Database.ScalarAsync<long>(
            "select count(*) from deliveries where door = 'reconciliation' and proof = 'fetched' and verdict = 'recorded' and workspace_id = $1", bench.WorkspaceId));
        Assert.Equal(20L, await bench.Database.ScalarAsync<long>("select count(*) from calls where transcript = E'Agent: Hello.\\nUser: Hello.\\n'"));
    }

    [Fact]
    public async Task Whatever_Retell_answers_breaks_nothing_and_the_next_run_completes()
    {
        const int calls = 60;
        await using var bench = await ReconciliationBench.StartAsync(backends);
        for (var i = 0; i < calls; i++)
        {
            bench.AddCall($"call_{i:000}", Now.AddHours(-2).AddMinutes(i));
        }

        StandInFault[] faults = [StandInFault.Status(429), StandInFault.Status(500), StandInFault.Garbage("<html>"), StandInFault.Garbage("""{"items":[{}],"has_more":false}""")];
        foreach (var fault in faults)
        {
            bench.Retell.Always = fault;
            Assert.Equal(("failed", 0), await bench.TickAsync() is { } failed ? (failed.Status, failed.Counts.Filled) : default);
        }

        bench.Retell.Always = null;
        var asked = 0;
        bench.Retell.When = request => request.Contains("get-call", StringComparison.Ordinal) && Interlocked.Increment(ref asked) % 4 is > 0 and var n ? faults[n - 1] : null;
        var partly = await bench.TickAsync();
        bench.Retell.When = null;
        var healed = await bench.TickAsync();

        Assert.Equal(calls - partly.Counts.Filled, healed.Counts.Filled);
        Assert.InRange(partly.Counts.Filled, 1, calls - 1);
        Assert.Equal(("done", 0), (healed.Status, healed.Counts.Failed));
        await AllChargedOnceAsync(bench, calls);
    }

    [Fact]
    public async Task A_call_that_could_not_be_fetched_comes_by_again_also_long_after_its_window()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, configure: options => options.OverlapMinutes = 180);
        bench.AddCall("call_1", Now.AddHours(-2));
        bench.Retell.When = request => request.Contains("get-call", StringComparison.Ordinal) ? StandInFault.Status(500) : null;
        Assert.Equal(("done", 1), await bench.TickAsync() is { } failed ? (failed.Status, failed.Counts.Failed) : default);

        Assert.Equal(2.0, (Now - await bench.Database.ScalarAsync<DateTime>("select reconciled_to from reconciled_workspaces")).TotalHours, precision: 1);
        bench.Retell.When = null;
        Assert.Equal(1, (await bench.TickAsync()).Counts.Filled);
        await AllChargedOnceAsync(bench, 1);
    }

    [Fact]
    public async Task A_pass_does_as_much_as_it_may_and_the_run_goes_on_where_it_was()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, configure: options => (options.PagesPerPass, options.FetchesPerPass) = (2, 7));
        bench.Retell.PageMax = 5;
        for (var i = 0; i < 30; i++)
        {
            bench.AddCall($"call_{i:000}", Now.AddHours(-2).AddMinutes(i));
        }

        var runId = Guid.CreateVersion7();
        await bench.Grain.RequestAsync(runId, Now.AddHours(-3), Now, "admin");
        var passes = 0;
        await Poll.UntilAsync("the run is done", async () =>
        {
            passes++;
            await bench.Grain.EnsureAsync();
            return (await bench.FindAsync(runId)).Run.Status == "done";
        });

        Assert.InRange(passes, 3, 1000);
        Assert.Equal(new ReconciliationCounts(30, 30, 30, 0, 0, 0, 0), (await bench.FindAsync(runId)).Run.Counts);
        Assert.Equal("missing 30 filled 30 differing 0 corrected 0 extra 0 failed 0", await bench.FactsAsync());
        await AllChargedOnceAsync(bench, 30);
    }

    [Fact]
    public async Task Another_duration_is_corrected_once_and_a_call_that_Retell_does_not_know_is_reported_once()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        var shorter = bench.AddCall("call_differs", Now.AddHours(-1), durationMs: 130_000);
        await DeliverAsync(bench, shorter with { Fields = shorter.Fields with { DurationMs = 61_499, EndedAt = shorter.Fields.StartedAt!.Value.AddMilliseconds(61_499) } });
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_extra", Now.AddHours(-1)));
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_test", Now.AddHours(-1), durationMs: 0) with { Door = "test" });
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_of_history", Now.AddHours(-1)) with { History = true });
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_just_now", DateTimeOffset.UtcNow.AddMinutes(-2)));

        var run = await bench.TickAsync();
        var healthy = await bench.TickAsync();

        Assert.Equal(new ReconciliationCounts(1, 0, 0, 1, 1, 1, 0), run.Counts);
        Assert.Equal(new ReconciliationCounts(1, 0, 0, 0, 0, 0, 0), healthy.Counts);
        Assert.Equal(
            ["call_differs differing corrected 61499 130000", "call_extra extra reported 61499 "],
            (await bench.FindAsync(run.RunId)).Findings.Select(f => $"{f.CallId} {f.Kind} {f.Outcome} {f.KnownMs} {f.ListedMs}"));
        Assert.Equal("missing 0 filled 0 differing 1 corrected 1 extra 1 failed 0", await bench.FactsAsync());
        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from journal where kind = 'call_corrected' and amount_seconds = -60"));
        Assert.Equal(1, (await bench.RunAsync()).Counts.Extra);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_call_of_another_tenants_agent_is_kept_apart_and_what_waits_is_left_waiting()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        var other = await bench.Cluster.OpenTenantAsync("agent_b");
        await bench.Database.ExecuteAsync("update agent_bindings set from_at = now() - interval '1 day'");
        bench.AddCall("call_1", Now.AddHours(-1));
        var swapped = bench.Workspace.Calls["call_1"].DeepClone();
        swapped["agent_id"] = "agent_b";
        bench.Retell.When = request => request.Contains("get-call", StringComparison.Ordinal) ? StandInFault.Garbage(swapped.ToJsonString()) : null;

        var run = await bench.TickAsync();
        Assert.Equal("call_1 missing kept_apart other_workspace", Assert.Single((await bench.FindAsync(run.RunId)).Findings) is { } f ? $"{f.CallId} {f.Kind} {f.Outcome} {f.Reason}" : "");
        await bench.TickAsync();

        Assert.Equal("quarantined other_workspace", await bench.Database.ScalarAsync<string>("select string_agg(verdict || ' ' || reason, ', ') from deliveries"));
        Assert.Equal((6_000L, 6_000L), (await bench.Cluster.BalanceAsync(bench.TenantId), await bench.Cluster.BalanceAsync(other)));
    }

    [Fact]
    public async Task The_agencys_workspace_holds_agents_of_many_and_reports_nothing_of_those_that_live_elsewhere()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends, withAgency: true);
        var other = await bench.Cluster.OpenTenantAsync("agent_b");
        await bench.Database.ExecuteAsync("update agent_bindings set from_at = now() - interval '1 day'");
        bench.Agency.AddAgent("agent_b");
        bench.Agency.AddCall("call_b", "agent_b", Now.AddHours(-1));
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_elsewhere", Now.AddHours(-1)));
        await DeliverAsync(bench, ReconciliationBench.Delivery("call_extra", Now.AddHours(-1), agentId: "agent_b"));

        var run = await bench.TickAsync(IReconciliationGrain.Agency);

        Assert.Equal((null, null, new ReconciliationCounts(1, 1, 1, 0, 0, 1, 0)), (run.WorkspaceId, run.TenantId, run.Counts));
        Assert.Equal(other, await bench.Database.ScalarAsync<Guid>("select tenant_id from journal where kind = 'reconciled'"));
        Assert.Equal(5_760L, await bench.Cluster.BalanceAsync(other));
    }

    private static async Task DeliverAsync(ReconciliationBench bench, CallDelivery delivery) =>
        Assert.Equal(DeliveryStatus.Applied, (await bench.Cluster.Agent(delivery.AgentId).DeliverAsync(delivery)).Status);

    private static async Task AllChargedOnceAsync(ReconciliationBench bench, long calls)
    {
        Assert.Equal(calls, await bench.Database.ScalarAsync<long>("select count(*) from calls where charge_seq is not null"));
        Assert.Equal(calls, await bench.Database.ScalarAsync<long>("select count(distinct call_id) from journal where kind = 'call_charged'"));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>("select count(*) from journal where kind = 'call_corrected'"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }
}
