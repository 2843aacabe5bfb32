using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>Calls of before an agent's connection, fetched to be shown: stored and counted, and never charged.</summary>
public sealed class HistoryTests(Backends backends)
{
    [Fact]
    public async Task A_call_of_history_is_stored_and_counted_and_no_later_delivery_charges_it()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");

        var first = await AppendAsync(bench, tenant, Deliveries.Ended("agent_one", "call_1") with { History = true });
        var again = await AppendAsync(bench, tenant, Deliveries.Ended("agent_one", "call_1") with { History = true });
        var webhook = await AppendAsync(bench, tenant, Deliveries.Analyzed("agent_one", "call_1", durationMs: 200_000));

        Assert.Equal((Verdict.Recorded, "call_enriched", null), (first.Verdict, first.Kind, first.Call.ChargedSeconds));
        Assert.Equal((Verdict.Duplicate, null), (again.Verdict, again.Kind));
        Assert.Equal((Verdict.Enriched, "call_enriched", null), (webhook.Verdict, webhook.Kind, webhook.Call.ChargedSeconds));
        Assert.Equal(6_000L, await bench.BalanceAsync(tenant));
        Assert.Equal("t 1 1 200000 0", await bench.Database.ScalarAsync<string>(
            "select format('%s %s %s %s %s', history, d.calls, d.finished, d.duration_ms, d.charged_seconds) from calls join call_days d using (tenant_id)"));
        Assert.Equal("{\"event\": \"call_ended\", \"history\": true}", await bench.Database.ScalarAsync<string>(
            "select data::text from journal where kind = 'call_enriched' order by seq limit 1"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task What_is_fetched_as_history_leaves_a_call_that_came_by_itself_as_it_is()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await AppendAsync(bench, tenant, Deliveries.Started("agent_one", "call_running"));
        await AppendAsync(bench, tenant, Deliveries.Ended("agent_one", "call_charged"));

        var running = await AppendAsync(bench, tenant, Deliveries.Analyzed("agent_one", "call_running") with { History = true });
        var charged = await AppendAsync(bench, tenant, Deliveries.Analyzed("agent_one", "call_charged", durationMs: 200_000) with { History = true });

        Assert.Equal((Verdict.Duplicate, null, Verdict.Duplicate, null), (running.Verdict, running.Kind, charged.Verdict, charged.Kind));
        Assert.Equal(5_880L, await bench.BalanceAsync(tenant));
        var end = await AppendAsync(bench, tenant, Deliveries.Ended("agent_one", "call_running"));
        Assert.Equal((Verdict.Recorded, "call_charged", 5_760L), (end.Verdict, end.Kind, end.BalanceSeconds));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>("select count(*) from calls where history"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task What_waits_stays_history_when_it_is_applied()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await bench.OpenTenantAsync("agent_one");
        await bench.Journal.KeepAsync(
            Deliveries.Ended("agent_gone", "call_1") with { History = true }, Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);
        var waiting = new PostgresWaitingDeliveries(bench.Database.Writer);
        await waiting.ReleaseAsync("agent_gone", null, CancellationToken.None);

        var leased = await waiting.LeaseAsync(10, TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.True(Assert.Single(leased).History);
    }

    [Fact]
    public async Task Verify_finds_a_charge_of_history_and_a_call_that_is_only_called_history()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await AppendAsync(bench, tenant, Deliveries.Ended("agent_one", "call_1"));
        await bench.Database.ExecuteAsync("alter table calls drop constraint calls_history_is_not_charged");
        await bench.Database.ExecuteAsync("update calls set history = true");

        Assert.Contains("call call_1 is history and has a charge", await bench.Database.VerifyAsync());
    }

    private static async Task<Grains.Journal.DeliveryOutcome> AppendAsync(JournalBench bench, Guid tenant, CallDelivery delivery) =>
        (await bench.AppendAsync(tenant, delivery)).Single()!;
}
