using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>What watchers are told, read as the Api's login.</summary>
public sealed class LiveReaderTests(Backends backends)
{
    [Fact]
    public async Task Facts_come_in_order_with_their_calls_as_they_are_now()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Deliveries.Started("agent_a", "call_1"));
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_1"));
        var reader = new PostgresLiveReader(bench.Database.Reader);

        var facts = await reader.ReadFactsAsync(tenant, 0, 100, CancellationToken.None);
        var some = await reader.ReadFactsAsync(tenant, 1, 2, CancellationToken.None);

        Assert.Equal(
            ["1 credits_granted   6000 6000", "2 agent_connected  agent_a 0 6000", "3 call_started call_1 agent_a 0 6000", "4 call_charged call_1 agent_a -120 5880"],
            facts.Select(f => $"{f.Seq} {f.Kind} {f.CallId} {f.AgentId} {f.AmountSeconds} {f.BalanceSeconds}"));
        Assert.Equal([2, 3], some.Select(f => f.Seq));
        Assert.Null(facts[1].Call);
        Assert.Equal((300L, Deliveries.Start), (facts[3].LowBalanceSeconds, facts[3].Call!.At));
        var call = new LiveCall("call_1", "agent_a", Deliveries.Start, "+14155550100", "inbound", "ended", CallOutcome.Answered, "call_ended", 61_499, 120);
        Assert.Equal([call, call], facts.Skip(2).Select(f => f.Call));
    }

    [Fact]
    public async Task A_start_has_the_credits_and_the_running_calls_of_its_head()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Deliveries.Started("agent_a", "call_1"), Deliveries.Started("agent_a", "call_2"), Deliveries.Ended("agent_a", "call_3"));
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_2"));
        var reader = new PostgresLiveReader(bench.Database.Reader);

        var start = (await reader.ReadStartAsync(tenant, Deliveries.Start.AddHours(-3), CancellationToken.None))!;
        var later = (await reader.ReadStartAsync(tenant, Deliveries.Start.AddHours(1), CancellationToken.None))!;

        Assert.Equal((6, 5_760, 6_000, 240, 300), (start.HeadSeq, start.Credits.BalanceSeconds, start.Credits.GrantedSeconds, start.Credits.ChargedSeconds, start.Credits.LowBalanceSeconds));
        Assert.Equal([new LiveRunningCall("call_1", "agent_a", null, Deliveries.Start, "+14155550100", "inbound")], start.RunningCalls);
        Assert.Empty(later.RunningCalls);
        Assert.Null(await reader.ReadStartAsync(Guid.NewGuid(), Deliveries.Start, CancellationToken.None));
    }

    [Fact]
    public async Task Heads_are_those_of_the_tenants_that_were_asked_for_and_a_strangers_facts_stay_hidden()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_a");
        var two = await bench.OpenTenantAsync("agent_b");
        await bench.OpenTenantAsync("agent_c");
        await bench.AppendAsync(two, Deliveries.Ended("agent_b", "call_1"));
        var reader = new PostgresLiveReader(bench.Database.Reader);

        var heads = await reader.ReadHeadsAsync([one, two, Guid.NewGuid()], CancellationToken.None);

        Assert.Equal([(one, 2L), (two, 3L)], heads.Select(h => (h.Key, h.Value)).OrderBy(h => h.Value));
        Assert.DoesNotContain(await reader.ReadFactsAsync(one, 0, 100, CancellationToken.None), f => f.CallId is not null);
    }
}
