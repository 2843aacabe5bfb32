using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class OverviewReaderTests(Backends backends)
{
    private static readonly DateTimeOffset Now = Deliveries.Start.AddHours(1);

    [Fact]
    public async Task The_overview_counts_the_period_the_one_before_and_how_things_stand()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench);
        await bench.AppendAsync(
            tenant,
            At("agent_a", "call_today", Now.AddMinutes(-5)), At("agent_b", "call_yesterday", Now.AddDays(-1)),
            At("agent_a", "call_first", Now.AddDays(-6)), At("agent_a", "call_before", Now.AddDays(-7)),
            At("agent_a", "call_too_old", Now.AddDays(-14)), At("agent_a", "call_future", Now.AddDays(1)),
            Running("agent_b", "call_running", Now.AddMinutes(-1)), Running("agent_a", "call_lost", Now.AddHours(-3)));

        var counts = await ReadAsync(bench, tenant, "7d");

        Assert.Equal((3, 1, 120, 1), (counts.CallsToday, counts.CallsYesterday, counts.ChargedSecondsToday, counts.RunningCalls));
        // the seven full days before today, and today
        Assert.Equal(4 * 120, counts.PaceChargedSeconds);
        Assert.Equal(
            ["09-14 1", "09-15 1", "09-20 1", "09-21 3"],
            counts.Days.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Day:MM-dd} {d.Totals.Calls}")));
        Assert.Equal([("agent_a", 3L), ("agent_b", 2L)], counts.Agents.Select(a => (a.AgentId, a.Totals.Calls)));
        Assert.Equal((1, 12, 1, 2), (counts.WeekHours[0].Weekday, counts.WeekHours[0].Hour, counts.WeekHours[0].Calls, counts.WeekHours.Count(h => h.Weekday == 1)));
        Assert.Empty(counts.Hours);
        Assert.Equal(6_000 - (6 * 120), counts.Credits.BalanceSeconds);
    }

    [Fact]
    public async Task An_agent_narrows_all_but_the_credits_and_the_agents()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench);
        await bench.AppendAsync(
            tenant, At("agent_a", "call_1", Now), At("agent_a", "call_2", Now), At("agent_b", "call_3", Now), Running("agent_a", "call_4", Now));

        var counts = await ReadAsync(bench, tenant, "today", agentId: "agent_b");

        Assert.Equal((1, 120, 0), (counts.CallsToday, counts.ChargedSecondsToday, counts.RunningCalls));
        Assert.Equal(1, Assert.Single(counts.Days).Totals.Calls);
        Assert.Equal(1, Assert.Single(counts.Hours).Calls);
        Assert.Equal(1, Assert.Single(counts.WeekHours).Calls);
        Assert.Equal(3 * 120, counts.PaceChargedSeconds);
        Assert.Equal(["agent_a", "agent_b"], counts.Agents.Select(a => a.AgentId));
        Assert.Equal(0, (await ReadAsync(bench, tenant, "today", agentId: "agent_of_nobody")).CallsToday);
    }

    [Fact]
    public async Task An_agent_is_named_as_its_latest_named_call_names_it()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench);
        await bench.AppendAsync(
            tenant, Named("agent_a", "call_1", Now.AddHours(-3), "Old name"), Named("agent_a", "call_2", Now.AddHours(-2), "Receptionist"),
            Named("agent_a", "call_3", Now.AddHours(-1), null), Named("agent_b", "call_4", Now, null));

        var agents = (await ReadAsync(bench, tenant, "28d")).Agents;

        Assert.Equal([("agent_a", "Receptionist"), ("agent_b", null)], agents.Select(a => (a.AgentId, a.AgentName)));
    }

    // Midnight there: the day of 23 hours, the day of 25, and a zone that is neither whole nor half an hour away.
    [Theory]
    [InlineData("America/New_York", "2026-03-08T17:00:00Z", "2026-03-08", 12.0 / 23)]
    [InlineData("America/New_York", "2026-11-01T17:00:00Z", "2026-11-01", 13.0 / 25)]
    [InlineData("America/New_York", "2026-11-02T05:00:00Z", "2026-11-02", 0)]
    [InlineData("Asia/Kathmandu", "2026-09-21T18:15:00Z", "2026-09-22", 0)]
    [InlineData("UTC", "2026-09-21T18:00:00Z", "2026-09-21", 0.75)]
    public async Task Today_and_how_much_of_it_is_over_follow_the_tenants_time_zone(string timeZone, string now, string today, double share)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, timeZone);

        var clock = (await ReadAsync(bench, tenant, "7d", DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))).Clock;

        Assert.Equal((timeZone, today), (clock.TimeZone, clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal(share, clock.DayShare, precision: 6);
    }

    [Fact]
    public async Task The_pace_looks_at_the_days_since_the_tenant_was_opened_or_first_charged()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        bench.Now = Now.AddDays(-2);
        var young = await bench.OpenTenantAsync("agent_young");
        await bench.AppendAsync(young, At("agent_young", "call_since", Now.AddDays(-1)));
        // its calls of before came in afterwards: too old to count, and of the week
        var moved = await bench.OpenTenantAsync("agent_moved");
        await bench.AppendAsync(
            moved, At("agent_moved", "call_long_ago", Now.AddDays(-8)), At("agent_moved", "call_before", Now.AddDays(-5)), At("agent_moved", "call", Now));
        // told of by days without a charge, which say nothing about the pace
        var running = await bench.OpenTenantAsync("agent_running");
        await bench.AppendAsync(running, Running("agent_running", "call_running", Now.AddDays(-5)), At("agent_running", "call_charged", Now));
        var old = await bench.OpenTenantAsync("agent_old");
        await bench.Database.ExecuteAsync("update tenants set created_at = $2 where tenant_id = $1", old, Now.AddDays(-100).UtcDateTime);
        bench.Now = Now;
        var opened = await bench.OpenTenantAsync("agent_new");

        async Task<(int, long)> PaceAsync(Guid tenant) =>
            await ReadAsync(bench, tenant, "7d") is var counts ? (counts.Clock.FullDays, counts.PaceChargedSeconds) : default;

        Assert.Equal((2, 120), await PaceAsync(young));
        Assert.Equal((5, 240), await PaceAsync(moved));
        Assert.Equal((2, 120), await PaceAsync(running));
        Assert.Equal((7, 0), await PaceAsync(old));
        Assert.Equal((0, 0), await PaceAsync(opened));
    }

    [Fact]
    public async Task Hours_are_those_of_today_and_yesterday()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, "America/New_York");
        // the hour that this day has twice
        var (first, second) = (new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero));
        await bench.AppendAsync(tenant, At("agent_a", "call_1", first), At("agent_a", "call_2", second), At("agent_b", "call_3", first.AddHours(-24)));

        var counts = await ReadAsync(bench, tenant, "today", second);

        Assert.Equal([new HourCounts(new(2026, 10, 31), 1, 1, 120), new HourCounts(new(2026, 11, 1), 1, 2, 240)], counts.Hours);
        Assert.Equal(new WeekHourCounts(7, 1, 2, 240), Assert.Single(counts.WeekHours));
    }

    [Fact]
    public async Task Another_tenant_is_seen_by_admins_only()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench);
        var other = await bench.OpenTenantAsync("agent_other");
        await bench.AppendAsync(other, At("agent_other", "call_other", Now), Running("agent_other", "call_running", Now));
        var reader = new PostgresOverviewReader(bench.Database.Reader);
        var query = new OverviewQuery(OverviewPeriod.Named("7d")!, null);

        Assert.Null(await reader.ReadAsync(ReadScope.Tenant(tenant), other, query, Now, CancellationToken.None));
        Assert.Equal(2, (await reader.ReadAsync(ReadScope.Admin(), other, query, Now, CancellationToken.None))!.CallsToday);
        var own = (await reader.ReadAsync(ReadScope.Admin(), tenant, query, Now, CancellationToken.None))!;
        Assert.Equal((0, 0, 0), (own.CallsToday, own.RunningCalls, own.Agents.Count));
    }

    private static async Task<OverviewCounts> ReadAsync(
        JournalBench bench, Guid tenant, string period, DateTimeOffset? now = null, string? agentId = null) =>
        (await new PostgresOverviewReader(bench.Database.Reader).ReadAsync(
            ReadScope.Tenant(tenant), tenant, new OverviewQuery(OverviewPeriod.Named(period)!, agentId), now ?? Now, CancellationToken.None))!;

    private static async Task<Guid> OpenAsync(JournalBench bench, string timeZone = "UTC")
    {
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.ExecuteAsync(tenant, new BindAgent { AgentId = "agent_b", CommandKey = "bind-b", Actor = "test" });
        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = timeZone, CommandKey = "zone", Actor = "test" });
        return tenant;
    }

    private static CallDelivery At(string agentId, string callId, DateTimeOffset startedAt)
    {
        var delivery = Deliveries.Ended(agentId, callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = startedAt } };
    }

    private static CallDelivery Named(string agentId, string callId, DateTimeOffset startedAt, string? name)
    {
        var delivery = At(agentId, callId, startedAt);
        return delivery with { Fields = delivery.Fields with { AgentName = name } };
    }

    private static CallDelivery Running(string agentId, string callId, DateTimeOffset startedAt)
    {
        var delivery = Deliveries.Started(agentId, callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = startedAt } };
    }
}
