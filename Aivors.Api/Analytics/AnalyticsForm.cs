using System.Globalization;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary>Calls and minutes over a period, in days of the user's own time zone.</summary>
/// <param name="Period"><c>week</c>, <c>month</c> or <c>year</c>: the last 7, 30 or 365 days, today included.</param>
/// <param name="TotalMinutes">Minutes of credit that the calls cost.</param>
/// <param name="ChartData">
/// In order and without gaps: an entry for each day (<c>YYYY-MM-DD</c>), for a year one for each month that it touches (<c>YYYY-MM</c>).
/// </param>
public sealed record AnalyticsForm(
    string Period, DateOnly StartDate, DateOnly EndDate, long TotalCalls, long TotalMinutes, IReadOnlyList<ChartPoint> ChartData)
{
    public const string Week = "week";
    public const string Month = "month";
    public const string Year = "year";

    /// <summary>How many days a period has; null when there is no such period.</summary>
    public static int? DaysOf(string period) => period switch
    {
        Week => 7,
        Month => 30,
        Year => 365,
        _ => null,
    };

    public static AnalyticsForm Of(string period, DaySeries series) => new(
        period,
        series.From,
        series.To,
        series.Days.Sum(day => day.Calls),
        series.Days.Sum(day => day.ChargedSeconds) / 60,
        Chart(series, period == Year ? "yyyy-MM" : "yyyy-MM-dd"));

    private static List<ChartPoint> Chart(DaySeries series, string dateFormat)
    {
        var counted = series.Days.ToDictionary(day => day.Day);
        // Days come in order, so the groups do as well.
        return [.. Enumerable.Range(0, series.To.DayNumber - series.From.DayNumber + 1)
            .Select(series.From.AddDays)
            .GroupBy(day => day.ToString(dateFormat, CultureInfo.InvariantCulture), day => counted.GetValueOrDefault(day))
            .Select(days => new ChartPoint(days.Key, days.Sum(day => day?.Calls ?? 0), days.Sum(day => day?.ChargedSeconds ?? 0) / 60))];
    }
}

/// <param name="Minutes">Minutes of credit that the calls cost.</param>
public sealed record ChartPoint(string Date, long Calls, long Minutes);
