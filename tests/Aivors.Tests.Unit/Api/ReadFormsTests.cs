using System.Text.Json;
using Aivors.Api.Analytics;
using Aivors.Api.Calls;
using Aivors.Api.Credits;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class ReadFormsTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData(0L, 0, 0)]
    [InlineData(1L, 0, 1)]
    [InlineData(499L, 0, 1)]
    [InlineData(500L, 1, 1)]
    [InlineData(60_000L, 60, 1)]
    [InlineData(60_001L, 60, 2)]
    [InlineData(61_499L, 61, 2)]
    public void TalkTime_of_any_duration_rounds_seconds_to_the_nearest_and_minutes_up(long? durationMs, long seconds, long minutes) =>
        Assert.Equal((seconds, minutes), (TalkTime.Seconds(durationMs), TalkTime.Minutes(durationMs)));

    [Fact]
    public void CallStats_average_only_over_calls_that_are_over()
    {
        Assert.Equal(new CallStats(3, 3, 62, 31), CallStats.Of(new CallOverview(3, 2, 62_499, 180, 0, 0)));
        Assert.Equal(new CallStats(1, 0, 0, 0), CallStats.Of(new CallOverview(1, 0, 0, 0, 1, 0)));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 0, 100)]
    [InlineData(0, 5, -100)]
    [InlineData(4, 3, 33.3)]
    [InlineData(5, 3, 66.7)]
    [InlineData(1, 3, -66.7)]
    [InlineData(3, 3, 0)]
    public void ChangePercent_of_today_against_yesterday_has_one_decimal(long today, long yesterday, double percent) =>
        Assert.Equal(percent, CallAnalytics.ChangePercent(today, yesterday));

    [Theory]
    [InlineData(-30, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3_599, "59 minutes ago")]
    [InlineData(3_600, "1 hour ago")]
    [InlineData(86_399, "23 hours ago")]
    [InlineData(86_400, "1 day ago")]
    [InlineData(7 * 86_400, "1 week ago")]
    [InlineData(29 * 86_400, "4 weeks ago")]
    [InlineData(30 * 86_400, "1 month ago")]
    [InlineData(364 * 86_400, "12 months ago")]
    [InlineData(800 * 86_400, "2 years ago")]
    public void TimeAgo_of_any_age_is_said_in_its_largest_unit(int seconds, string words) =>
        Assert.Equal(words, TimeAgo.Say(Now.AddSeconds(-seconds), Now));

    [Fact]
    public void Analytics_of_a_week_have_every_day_also_the_empty_ones()
    {
        var series = new DaySeries(new DateOnly(2026, 9, 15), new DateOnly(2026, 9, 21),
            [new DayCounts(new DateOnly(2026, 9, 15), 2, 180), new DayCounts(new DateOnly(2026, 9, 20), 1, 60)]);

        var form = AnalyticsForm.Of(AnalyticsForm.Week, series);

        Assert.Equal((3L, 4L), (form.TotalCalls, form.TotalMinutes));
        Assert.Equal(
            ["2026-09-15:2:3", "2026-09-16:0:0", "2026-09-17:0:0", "2026-09-18:0:0", "2026-09-19:0:0", "2026-09-20:1:1", "2026-09-21:0:0"],
            form.ChartData.Select(point => $"{point.Date}:{point.Calls}:{point.Minutes}"));
    }

    [Fact]
    public void Analytics_of_a_year_have_every_month_it_touches()
    {
        var to = new DateOnly(2026, 9, 21);
        var series = new DaySeries(to.AddDays(-364), to, [new DayCounts(to.AddDays(-364), 1, 60), new DayCounts(to.AddDays(-1), 1, 60), new DayCounts(to, 1, 60)]);

        var chart = AnalyticsForm.Of(AnalyticsForm.Year, series).ChartData;

        Assert.Equal(13, chart.Count);
        Assert.Equal((new ChartPoint("2025-09", 1, 1), new ChartPoint("2025-10", 0, 0), new ChartPoint("2026-09", 2, 2)), (chart[0], chart[1], chart[12]));
    }

    [Theory]
    [InlineData("call_started", null, "inbound", "+15550100", null, "Ongoing call from +15550100")]
    [InlineData("call_ended", "answered", "inbound", "+15550100", 61_499L, "Call from +15550100 (2 min)")]
    [InlineData("call_ended", "no_answer", "outbound", "+15550100", 0L, "Missed call to +15550100")]
    [InlineData("call_analyzed", "transferred", "inbound", null, 1_000L, "Transferred call (1 min)")]
    public void Activity_text_tells_a_call_in_one_line(string callEvent, string? outcome, string direction, string? number, long? durationMs, string text) =>
        Assert.Equal(text, Activity.TextOf(Call() with
        {
            Event = callEvent,
            Outcome = outcome,
            Direction = direction,
            PhoneNumber = number,
            DurationMs = durationMs,
        }));

    [Theory]
    [InlineData("ended", "call_ended", "ended")]
    [InlineData(null, "call_started", "ongoing")]
    [InlineData(null, "call_analyzed", "ended")]
    public void Status_not_given_follows_from_the_event(string? status, string callEvent, string shown) =>
        Assert.Equal(shown, CallForm.StatusOf(Call() with { Status = status, Event = callEvent }));

    [Theory]
    [InlineData("prepaid", "Prepaid")]
    [InlineData("pro_plus", "Pro plus")]
    [InlineData("x", "X")]
    public void Plan_name_is_the_plan_for_people(string plan, string name) => Assert.Equal(name, PlanForm.NameOf(plan));

    [Fact]
    public void RawJson_is_written_as_the_json_it_is_however_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));

        Assert.Equal($$"""{"Data":{{deep}}}""", JsonSerializer.Serialize(new { Data = RawJson.Of(deep) }));
        Assert.Equal("""{"Data":null}""", JsonSerializer.Serialize(new { Data = RawJson.Of(null) }));
    }

    private static CallSummary Call() => new()
    {
        CallId = "call_1",
        AgentId = "agent_1",
        AgentName = null,
        CallType = "phone_call",
        Direction = null,
        PhoneNumber = null,
        Status = null,
        Outcome = null,
        Event = "call_ended",
        At = Now,
        CreatedAt = Now,
        StartedAt = null,
        EndedAt = null,
        DurationMs = null,
        ChargedSeconds = null,
        Sentiment = null,
        Successful = null,
        Transcript = null,
        Summary = null,
    };
}
