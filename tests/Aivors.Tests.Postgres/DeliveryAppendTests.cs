using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

public sealed class DeliveryAppendTests(Backends backends)
{
    private const string Agent = "agent_one";

    [Fact]
    public async Task First_final_delivery_charges_the_call_once_and_the_other_enriches()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);

        var ended = (await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1")))[0]!;
        var analyzed = (await bench.AppendAsync(tenant, Deliveries.Analyzed(Agent, "call_1")))[0]!;

        Assert.Equal((Verdict.Recorded, "call_charged", 5_880L), (ended.Verdict, ended.Kind, ended.BalanceSeconds));
        Assert.Equal((Verdict.Enriched, "call_enriched", 5_880L), (analyzed.Verdict, analyzed.Kind, analyzed.BalanceSeconds));
        Assert.Equal(16, analyzed.Call.SummaryLength);
        Assert.Equal(120, analyzed.Call.ChargedSeconds);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task The_same_content_again_is_a_duplicate_and_writes_no_fact()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        var first = Deliveries.Analyzed(Agent, "call_1");
        var head = (await bench.AppendAsync(tenant, first))[0]!.SeqAfter;

        foreach (var again in new[] { first.Again(), Deliveries.Ended(Agent, "call_1"), Deliveries.Started(Agent, "call_1") })
        {
            var outcome = (await bench.AppendAsync(tenant, again))[0]!;
            Assert.Equal((Verdict.Duplicate, null, head), (outcome.Verdict, outcome.Kind, outcome.SeqAfter));
        }

        Assert.Equal(4L, await bench.Database.ScalarAsync<long>("select count(*) from deliveries"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task The_same_delivery_again_gets_the_stored_answer()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        var delivery = Deliveries.Ended(Agent, "call_1");

        var first = (await bench.AppendAsync(tenant, delivery))[0]!;
        var again = (await bench.AppendAsync(tenant, delivery))[0]!;

        Assert.Equal(first with { Kind = null, SeqBefore = first.SeqAfter }, again);
        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from deliveries"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 60)]
    [InlineData(60_000, 60)]
    [InlineData(60_001, 120)]
    [InlineData(86_400_000, 86_400)]
    public async Task A_call_costs_its_duration_rounded_up_to_the_minute(long durationMs, long seconds)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);

        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", durationMs));

        Assert.Equal(6_000 - seconds, await bench.BalanceAsync(tenant));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_different_duration_of_an_event_as_new_corrects_the_charge_by_a_new_fact()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 61_499));

        var up = (await bench.AppendAsync(tenant, Deliveries.Analyzed(Agent, "call_1", 130_000)))[0]!;
        var down = (await bench.AppendAsync(tenant, Deliveries.Analyzed(Agent, "call_1", 30_000)))[0]!;
        var older = (await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 600_000)))[0]!;

        Assert.Equal(("call_corrected", 5_820L), (up.Kind, up.BalanceSeconds));
        Assert.Equal(("call_corrected", 5_940L), (down.Kind, down.BalanceSeconds));
        Assert.Equal((Verdict.Duplicate, 5_940L), (older.Verdict, older.BalanceSeconds));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_retry_of_what_was_corrected_away_changes_nothing()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 61_499));
        var corrected = (await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 130_000)))[0]!;

        var retry = (await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 61_499)))[0]!;

        Assert.Equal(("call_corrected", 5_820L), (corrected.Kind, corrected.BalanceSeconds));
        Assert.Equal(5_820L, retry.BalanceSeconds);
        Assert.Equal(130_000, retry.Call.DurationMs);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_duration_in_whole_seconds_never_corrects_one_in_milliseconds()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1", 60_400));
        var flat = Deliveries.Analyzed(Agent, "call_1", 60_000);

        var outcome = (await bench.AppendAsync(tenant, flat with { Fields = flat.Fields with { DurationSource = DurationSource.Seconds } }))[0]!;

        Assert.Equal(("call_enriched", 60_400L, 120L), (outcome.Kind, outcome.Call.DurationMs, outcome.Call.ChargedSeconds));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_group_over_several_tenants_numbers_each_tenants_facts_without_a_gap()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_one");
        var two = await bench.OpenTenantAsync("agent_two");
        var group = Enumerable.Range(0, 100).Select(i => i % 2 == 0
            ? JournalBench.Decide(one, Deliveries.Ended("agent_one", $"call_{i}"))
            : JournalBench.Decide(two, Deliveries.Ended("agent_two", $"call_{i}"))).ToArray();

        var outcomes = await bench.Lane.AppendAsync(group, bench.Now, CancellationToken.None);

        Assert.All(outcomes, o => Assert.Equal(Verdict.Recorded, o!.Verdict));
        Assert.Equal(Enumerable.Range(3, 50).Select(i => (long)i), outcomes.Where((_, i) => i % 2 == 0).Select(o => o!.SeqAfter));
        Assert.Equal((0L, 0L), (await bench.BalanceAsync(one), await bench.BalanceAsync(two)));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task One_bad_row_refuses_its_group_and_leaves_the_lane_usable()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        var bad = Deliveries.Ended(Agent, "call_bad");
        bad = bad with { Fields = bad.Fields with { Transcript = "a NUL \0 that should have been cleaned away" } };

        var refused = await Assert.ThrowsAsync<JournalRefusedException>(() => bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_good"), bad));
        var good = (await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_good")))[0]!;

        Assert.Equal("22021", refused.SqlState);
        Assert.Equal(Verdict.Recorded, good.Verdict);
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_tenant_without_a_binding_for_the_call_is_told_that_it_is_misrouted()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);

        var outcomes = await bench.AppendAsync(tenant, Deliveries.Ended("agent_of_somebody_else", "call_1"), Deliveries.Ended(Agent, "call_2"));

        Assert.Null(outcomes[0]!.Verdict);
        Assert.Equal(Verdict.Recorded, outcomes[1]!.Verdict);
        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from calls"));
    }

    [Fact]
    public async Task A_tenant_that_does_not_exist_gets_no_outcome()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        Assert.Null((await bench.AppendAsync(Guid.CreateVersion7(), Deliveries.Ended(Agent, "call_1")))[0]);
    }

    [Fact]
    public async Task A_call_stays_with_its_tenant_after_the_agent_has_left()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1"));
        bench.Now = Deliveries.Start.AddDays(1);
        await bench.ExecuteAsync(tenant, new ReleaseAgent { AgentId = Agent, CommandKey = "r", Actor = "test" });

        var analyzed = (await bench.AppendAsync(tenant, Deliveries.Analyzed(Agent, "call_1")))[0]!;
        var later = Deliveries.Ended(Agent, "call_2");
        var misrouted = (await bench.AppendAsync(tenant, later with { Fields = later.Fields with { StartedAt = bench.Now.AddHours(1) } }))[0]!;

        Assert.Equal(Verdict.Enriched, analyzed.Verdict);
        Assert.Null(misrouted.Verdict);
    }

    [Fact]
    public async Task A_call_counts_in_the_day_of_the_tenants_own_time_zone()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "Asia/Kolkata", CommandKey = "tz", Actor = "test" });
        var late = Deliveries.Ended(Agent, "call_1");

        await bench.AppendAsync(tenant, late with { Fields = late.Fields with { StartedAt = new DateTimeOffset(2026, 9, 21, 18, 45, 0, TimeSpan.Zero) } });

        Assert.Equal(new DateOnly(2026, 9, 22), await bench.Database.ScalarAsync<DateOnly>("select day from call_days"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }
}
