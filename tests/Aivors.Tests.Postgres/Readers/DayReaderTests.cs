using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class DayReaderTests(Backends backends)
{
    private const string Agent = "agent_a";

    // Midnight there, in UTC: with a half hour, with three quarters, behind UTC, and both ends of the day of 25 hours.
    [Theory]
    [InlineData("UTC", "2026-09-22T00:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-09-21T18:30:00Z")]
    [InlineData("Pacific/Chatham", "2026-09-21T11:15:00Z")]
    [InlineData("America/St_Johns", "2026-09-22T02:30:00Z")]
    [InlineData("America/New_York", "2026-11-01T04:00:00Z")]
    [InlineData("America/New_York", "2026-11-02T05:00:00Z")]
    public async Task Today_turns_into_yesterday_at_the_tenants_midnight(string timeZone, string midnightText)
    {
        var midnight = DateTimeOffset.Parse(midnightText, CultureInfo.InvariantCulture);
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, timeZone);
        await bench.AppendAsync(tenant, At("call_before", midnight.AddMilliseconds(-1)), At("call_after_1", midnight), At("call_after_2", midnight.AddHours(1)));
        var days = new PostgresDayReader(bench.Database.Reader);

        var before = await days.ReadOverviewAsync(ReadScope.Tenant(tenant), tenant, midnight.AddMilliseconds(-1), CancellationToken.None);
        var after = await days.ReadOverviewAsync(ReadScope.Tenant(tenant), tenant, midnight, CancellationToken.None);
        var later = await days.ReadOverviewAsync(ReadScope.Tenant(tenant), tenant, midnight.AddHours(49), CancellationToken.None);

        Assert.Equal((1L, 0L), (before.CallsToday, before.CallsYesterday));
        Assert.Equal((2L, 1L), (after.CallsToday, after.CallsYesterday));
        Assert.Equal((0L, 0L), (later.CallsToday, later.CallsYesterday));
        Assert.Equal(3, later.Calls);
    }

    [Fact]
    public async Task Overview_counts_all_agents_and_running_calls()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, "UTC");
        await bench.ExecuteAsync(tenant, new BindAgent { AgentId = "agent_b", CommandKey = "bind-b", Actor = "test" });
        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1"), Deliveries.Ended("agent_b", "call_2", 1_000), Deliveries.Started(Agent, "call_3"));

        var overview = await new PostgresDayReader(bench.Database.Reader)
            .ReadOverviewAsync(ReadScope.Tenant(tenant), tenant, Deliveries.Start, CancellationToken.None);

        Assert.Equal(new CallOverview(3, 2, 62_499, 180, 3, 0), overview);
    }

    [Fact]
    public async Task Series_ends_today_and_leaves_out_what_is_older_or_in_the_future()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, "Asia/Kolkata");
        var now = Deliveries.Start;
        await bench.AppendAsync(
            tenant, At("call_future", now.AddDays(1)), At("call_today", now), At("call_first", now.AddDays(-6)), At("call_old", now.AddDays(-7)));

        var series = (await new PostgresDayReader(bench.Database.Reader)
            .ReadSeriesAsync(ReadScope.Tenant(tenant), tenant, now, 7, CancellationToken.None))!;

        Assert.Equal((new DateOnly(2026, 9, 15), new DateOnly(2026, 9, 21)), (series.From, series.To));
        Assert.Equal([new DayCounts(series.From, 1, 120), new DayCounts(series.To, 1, 120)], series.Days);
    }

    [Fact]
    public async Task Series_without_calls_is_empty_and_of_an_unseen_tenant_null()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await OpenAsync(bench, "UTC");
        var other = await bench.OpenTenantAsync("agent_other");
        await bench.AppendAsync(other, Deliveries.Ended("agent_other", "call_other"));
        var days = new PostgresDayReader(bench.Database.Reader);

        var series = await days.ReadSeriesAsync(ReadScope.Tenant(tenant), tenant, Deliveries.Start, 7, CancellationToken.None);

        Assert.Empty(series!.Days);
        Assert.Equal(new DateOnly(2026, 9, 21), series.To);
        Assert.Null(await days.ReadSeriesAsync(ReadScope.Tenant(tenant), other, Deliveries.Start, 7, CancellationToken.None));
        Assert.Equal(CallOverview.Empty, await days.ReadOverviewAsync(ReadScope.Tenant(tenant), other, Deliveries.Start, CancellationToken.None));
        Assert.Equal(1, (await days.ReadOverviewAsync(ReadScope.Admin(), other, Deliveries.Start, CancellationToken.None)).Calls);
    }

    private static async Task<Guid> OpenAsync(JournalBench bench, string timeZone)
    {
        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = timeZone, CommandKey = "zone", Actor = "test" });
        return tenant;
    }

    private static CallDelivery At(string callId, DateTimeOffset startedAt)
    {
        var delivery = Deliveries.Ended(Agent, callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = startedAt } };
    }
}
