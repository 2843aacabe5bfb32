using System.Globalization;
using Aivors.Api.Analytics;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class OverviewPeriodTests
{
    [Theory]
    [InlineData("today", "2026-09-21", "2026-09-21", "2026-09-21", "2026-09-20", "2026-09-20")]
    [InlineData("7d", "2026-09-21", "2026-09-15", "2026-09-21", "2026-09-08", "2026-09-14")]
    [InlineData("28d", "2026-09-21", "2026-08-25", "2026-09-21", "2026-07-28", "2026-08-24")]
    [InlineData("90d", "2026-09-21", "2026-06-24", "2026-09-21", "2026-03-26", "2026-06-23")]
    [InlineData("month", "2026-09-21", "2026-09-01", "2026-09-21", "2026-08-01", "2026-08-21")]
    [InlineData("month", "2026-09-01", "2026-09-01", "2026-09-01", "2026-08-01", "2026-08-01")]
    // as far as the month before has them, also in a leap year and over the turn of the year
    [InlineData("month", "2027-03-31", "2027-03-01", "2027-03-31", "2027-02-01", "2027-02-28")]
    [InlineData("month", "2028-03-30", "2028-03-01", "2028-03-30", "2028-02-01", "2028-02-29")]
    [InlineData("month", "2027-01-15", "2027-01-01", "2027-01-15", "2026-12-01", "2026-12-15")]
    // a week with the day of 25 hours in it has seven days all the same
    [InlineData("7d", "2026-11-03", "2026-10-28", "2026-11-03", "2026-10-21", "2026-10-27")]
    public void A_named_period_ends_today_and_is_compared_with_what_was_right_before(
        string name, string today, string from, string to, string previousFrom, string previousTo)
    {
        var period = OverviewPeriod.Named(name)!;

        Assert.Equal(new DaySpan(Day(from), Day(to)), period.DaysOn(Day(today)));
        Assert.Equal(new DaySpan(Day(previousFrom), Day(previousTo)), period.DaysBefore(Day(today)));
    }

    [Fact]
    public void A_custom_period_is_what_was_chosen_whatever_day_it_is()
    {
        var period = OverviewPeriodReading.Read("custom", "2026-02-27", "2026-03-02", out var failure)!;

        Assert.Null(failure);
        Assert.Equal(new DaySpan(Day("2026-02-27"), Day("2026-03-02")), period.DaysOn(Day("2030-01-01")));
        Assert.Equal(new DaySpan(Day("2026-02-23"), Day("2026-02-26")), period.DaysBefore(Day("2030-01-01")));
        Assert.Equal(4, period.DaysOn(Day("2030-01-01")).Length);
    }

    [Theory]
    [InlineData(null, null, null, "28d")]
    [InlineData("", "", "", "28d")]
    [InlineData("month", null, null, "month")]
    [InlineData("custom", "2026-09-21", "2026-09-21", "custom")]
    // a leap year is the longest
    [InlineData("custom", "2028-01-01", "2028-12-31", "custom")]
    [InlineData("custom", "2000-01-01", "2000-01-01", "custom")]
    [InlineData("custom", "2199-12-31", "2199-12-31", "custom")]
    public void What_can_be_meant_is_read(string? period, string? from, string? to, string name)
    {
        Assert.Equal(name, OverviewPeriodReading.Read(period, from, to, out var failure)!.Name);
        Assert.Null(failure);
    }

    [Theory]
    [InlineData("year", null, null, "period must be")]
    [InlineData("7D", null, null, "period must be")]
    [InlineData(null, "2026-09-01", null, "go with period=custom only")]
    [InlineData("7d", null, "2026-09-01", "go with period=custom only")]
    [InlineData("custom", null, "2026-09-01", "from is missing")]
    [InlineData("custom", "2026-09-01", "", "to is missing")]
    [InlineData("custom", "2026-09-31", "2026-10-01", "from must be a day")]
    [InlineData("custom", "2026-09-01", "01.10.2026", "to must be a day")]
    [InlineData("custom", "2026-09-01", "2026-09-02T00:00:00Z", "to must be a day")]
    [InlineData("custom", "1999-12-31", "2000-01-01", "from must be a day from 2000-01-01")]
    [InlineData("custom", "2199-12-31", "2200-01-01", "to must be a day from 2000-01-01 to 2199-12-31")]
    [InlineData("custom", "2026-09-02", "2026-09-01", "to is before from")]
    [InlineData("custom", "2026-01-01", "2027-01-02", "span 367 days")]
    public void What_cannot_be_meant_is_answered_with_a_sentence(string? period, string? from, string? to, string sentence)
    {
        Assert.Null(OverviewPeriodReading.Read(period, from, to, out var failure));
        Assert.Contains(sentence, failure!.Message, StringComparison.Ordinal);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
