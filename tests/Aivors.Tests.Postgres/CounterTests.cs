using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using CsCheck;

namespace Aivors.Tests.Postgres;

/// <summary>The counters equal what a scan of the calls gives, whatever came in, in whatever order.</summary>
public sealed class CounterTests(Backends backends)
{
    private static readonly string[] Agents = ["agent_one", "agent_two", "agent_three"];
    private static readonly string[] Zones = ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Chatham"];

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 5],
        Gen.Int[0, 2],
        Gen.Enum<CallEvent>(),
        // around midnight, and around the hour that New York has twice on this day
        Gen.Int[-30, 30].Select(quarters => new DateTimeOffset(2026, 11, 1, 5, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarters)).Nullable(),
        OneOf<long?>(null, 0, 20_000, 61_000, 3_599_000),
        OneOf(null, CallOutcome.Answered, CallOutcome.Voicemail, CallOutcome.NoAnswer),
        OneOf(null, "Positive", "Negative"),
        Gen.Int[0, 20].Select(i => i < Zones.Length ? Zones[i] : null),
        (call, agent, what, at, ms, outcome, sentiment, zone) => new Step(call, agent, what, at, ms, outcome, sentiment, zone));

    [Fact]
    public async Task Random_deliveries_leave_counters_that_equal_a_scan_of_the_calls()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await Gen.Select(Steps.Array[1, 60], Gen.Int[1, 12]).SampleAsync(
            async run =>
            {
                var (steps, groupSize) = run;
                var tenant = await OpenAsync(bench);
                await AppendAsync(bench, tenant, steps, groupSize);
                var scanned = await ScanAsync(bench, tenant);
                Assert.Empty(await bench.Database.VerifyAsync());
                Assert.Equal(scanned, await CountAsync(bench, tenant));
                Assert.Equal(scanned, await ReadAsync(bench, tenant));
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public async Task A_time_zone_that_changes_moves_no_call_that_is_counted()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_1"));

        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "Pacific/Auckland", CommandKey = "zone", Actor = "test" });
        await bench.AppendAsync(tenant, Deliveries.Analyzed("agent_one", "call_1"), Deliveries.Ended("agent_one", "call_2"));

        Assert.Equal(
            "2026-09-21 14: 1, 2026-09-22 2: 1",
            await bench.Database.ScalarAsync<string>("select string_agg(format('%s %s: %s', day, hour, calls), ', ' order by day) from call_hours where calls > 0 and agent_id = ''"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static async Task<Guid> OpenAsync(JournalBench bench)
    {
        await bench.Database.ExecuteAsync("truncate tenants, journal, calls, call_days, call_hours, agent_bindings, deliveries, users, refresh_tokens cascade");
        var tenant = await bench.OpenTenantAsync(Agents[0]);
        foreach (var agent in Agents[1..])
        {
            await bench.ExecuteAsync(tenant, new BindAgent { AgentId = agent, CommandKey = $"bind-{agent}", Actor = "test" });
        }

        return tenant;
    }

    private static async Task AppendAsync(JournalBench bench, Guid tenant, Step[] steps, int groupSize)
    {
        var group = new List<CallDelivery>();
        foreach (var (step, index) in steps.Select((step, index) => (step, index)))
        {
            var delivery = step.ToDelivery();
            if (group.Count == groupSize || group.Any(d => d.CallId == delivery.CallId) || step.Zone is not null)
            {
                await bench.AppendAsync(tenant, [.. group]);
                group.Clear();
            }

            if (step.Zone is { } zone)
            {
                await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = zone, CommandKey = $"zone-{index}", Actor = "test" });
            }

            group.Add(delivery);
        }

        await bench.AppendAsync(tenant, [.. group]);
    }

    private static Task<string> ScanAsync(JournalBench bench, Guid tenant) => DigestAsync(
        bench, "select day, hour, agent_id, count(*) as calls, coalesce(sum(charged_seconds), 0) as charged from calls where tenant_id = $1 group by 1, 2, 3", tenant);

    private static Task<string> CountAsync(JournalBench bench, Guid tenant) => DigestAsync(
        bench, "select day, hour, agent_id, calls, charged_seconds as charged from call_hours where tenant_id = $1 and calls > 0 and agent_id <> ''", tenant);

    private static Task<string> DigestAsync(JournalBench bench, string counted, Guid tenant) => bench.Database.ScalarAsync<string>(
        $"""
        with counted as ({counted}),
        week as (
          select extract(isodow from day) as weekday, hour, sum(calls) as calls, sum(charged) as charged from counted group by 1, 2),
        agent as (
          select agent_id, sum(calls) as calls, sum(charged) as charged from counted group by 1)
        select concat(
          (select string_agg(format('%s %s %s %s', weekday, hour, calls, charged), ',' order by weekday, hour) from week), ' / ',
          (select string_agg(format('%s %s %s', agent_id, calls, charged), ',' order by calls desc, agent_id) from agent))
        """,
        tenant);

    /// <summary>The same digest of what the overview says of a period that holds all calls.</summary>
    private static async Task<string> ReadAsync(JournalBench bench, Guid tenant)
    {
        var query = new OverviewQuery(OverviewPeriod.Between(new DaySpan(new(2026, 8, 1), new(2026, 12, 31))), null);
        var counts = (await new PostgresOverviewReader(bench.Database.Reader)
            .ReadAsync(ReadScope.Tenant(tenant), tenant, query, Deliveries.Start, CancellationToken.None))!;
        var hours = counts.WeekHours.Select(h => $"{h.Weekday} {h.Hour} {h.Calls} {h.ChargedSeconds}");
        var agents = counts.Agents.Select(a => $"{a.AgentId} {a.Totals.Calls} {a.Totals.ChargedSeconds}");
        return $"{string.Join(',', hours)} / {string.Join(',', agents)}";
    }

    private sealed record Step(
        int Call, int Agent, CallEvent What, DateTimeOffset? At, long? DurationMs, string? Outcome, string? Sentiment, string? Zone)
    {
        public CallDelivery ToDelivery()
        {
            // A call may be told of under another agent: it stays with the one that it was first stored under.
            var delivery = What switch
            {
                CallEvent.Started => Deliveries.Started(Agents[Agent], $"call_{Call}"),
                CallEvent.Ended => Deliveries.Ended(Agents[Agent], $"call_{Call}", DurationMs),
                _ => Deliveries.Analyzed(Agents[Agent], $"call_{Call}", DurationMs),
            };
            return delivery with { Fields = delivery.Fields with { StartedAt = At, Outcome = Outcome, Sentiment = Sentiment } };
        }
    }
}
