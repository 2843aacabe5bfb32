using Aivors.Api.Calls;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary><c>data</c> of the overview. Dates and hours are the tenant's own; amounts are whole minutes of credit unless named otherwise.</summary>
/// <param name="Period"><c>today</c>, <c>7d</c>, <c>28d</c>, <c>90d</c>, <c>month</c> or <c>custom</c>.</param>
/// <param name="To">The last day, included; for all but <c>custom</c> it is today.</param>
/// <param name="PreviousFrom">The first day of what the period is compared with.</param>
/// <param name="PreviousTo">Its last day, included.</param>
/// <param name="TimeZone">The tenant's, an IANA id.</param>
/// <param name="Days">Every day of the period, in order; empty for <c>today</c>.</param>
/// <param name="Hours">Every hour of the day, in order; only for <c>today</c>.</param>
/// <param name="HeatMap">Hours by weekday, in order; those without calls are left out.</param>
/// <param name="Agents">Most calls first, at most 50; all of them, also when the overview is about one agent.</param>
/// <param name="Outcomes">All five, also those without calls.</param>
/// <param name="Sentiments">All three, also those without calls.</param>
public sealed record OverviewForm(
    string Period, DateOnly From, DateOnly To, DateOnly PreviousFrom, DateOnly PreviousTo, string TimeZone, DateOnly Today, OverviewNow Now,
    CreditsOutlook Credits, OverviewTotals Current, OverviewTotals Previous, IReadOnlyList<OverviewDay> Days, IReadOnlyList<OverviewHour> Hours,
    IReadOnlyList<HeatMapCell> HeatMap, IReadOnlyList<AgentBreakdown> Agents, IReadOnlyList<OutcomeCount> Outcomes,
    IReadOnlyList<SentimentCount> Sentiments)
{
    public static OverviewForm Of(OverviewPeriod period, OverviewCounts counts)
    {
        var today = counts.Clock.Today;
        var (days, before) = (period.DaysOn(today), period.DaysBefore(today));
        var (current, previous) = (Sum(counts.Days, days), Sum(counts.Days, before));
        var isToday = period.Name == OverviewPeriod.Today;
        return new OverviewForm(
            period.Name, days.From, days.To, before.From, before.To, counts.Clock.TimeZone, today, OverviewNow.Of(counts),
            CreditsOutlook.Of(counts), OverviewTotals.Of(current), OverviewTotals.Of(previous),
            isToday ? [] : OverviewDay.All(counts.Days, days, before),
            isToday ? OverviewHour.All(counts.Hours, today) : [],
            [.. counts.WeekHours.Select(cell => new HeatMapCell(cell.Weekday, cell.Hour, cell.Calls, cell.ChargedSeconds / 60))],
            [.. counts.Agents.Select(AgentBreakdown.Of)],
            OutcomeCount.All(current),
            SentimentCount.All(current));
    }

    private static CallTotals Sum(IReadOnlyList<DayTotals> counted, DaySpan days) =>
        counted.Where(day => days.Contains(day.Day)).Aggregate(CallTotals.Zero, (sum, day) => sum + day.Totals);
}

/// <summary>How things stand, whatever the period.</summary>
/// <param name="RunningCalls">Calls of the last 3 hours that are not known to be over; 1000 when there are more.</param>
public sealed record OverviewNow(long CallsToday, long CallsYesterday, long MinutesToday, long RunningCalls)
{
    public static OverviewNow Of(OverviewCounts counts) =>
        new(counts.CallsToday, counts.CallsYesterday, counts.ChargedSecondsToday / 60, counts.RunningCalls);
}

/// <param name="PreviousCalls">Of the day in the same place of the previous period; 0 also where that one is shorter.</param>
public sealed record OverviewDay(DateOnly Date, long Calls, long Minutes, long PreviousCalls, long PreviousMinutes)
{
    internal static IReadOnlyList<OverviewDay> All(IReadOnlyList<DayTotals> counted, DaySpan days, DaySpan before)
    {
        var byDay = counted.ToDictionary(day => day.Day, day => day.Totals);
        return [.. days.Days.Select((day, index) =>
        {
            var counterpart = before.From.AddDays(index);
            var now = byDay.GetValueOrDefault(day, CallTotals.Zero);
            var then = before.Contains(counterpart) ? byDay.GetValueOrDefault(counterpart, CallTotals.Zero) : CallTotals.Zero;
            return new OverviewDay(day, now.Calls, now.ChargedSeconds / 60, then.Calls, then.ChargedSeconds / 60);
        })];
    }
}

/// <param name="Hour">0 to 23.</param>
/// <param name="PreviousCalls">Of the same hour yesterday.</param>
public sealed record OverviewHour(int Hour, long Calls, long Minutes, long PreviousCalls, long PreviousMinutes)
{
    internal static IReadOnlyList<OverviewHour> All(IReadOnlyList<HourCounts> counted, DateOnly today)
    {
        var byHour = counted.ToDictionary(hour => (hour.Day, hour.Hour));
        return [.. Enumerable.Range(0, 24).Select(hour =>
        {
            var now = byHour.GetValueOrDefault((today, hour));
            var then = byHour.GetValueOrDefault((today.AddDays(-1), hour));
            return new OverviewHour(
                hour, now?.Calls ?? 0, (now?.ChargedSeconds ?? 0) / 60, then?.Calls ?? 0, (then?.ChargedSeconds ?? 0) / 60);
        })];
    }
}

/// <param name="Weekday">1 for Monday to 7 for Sunday.</param>
/// <param name="Hour">0 to 23.</param>
public sealed record HeatMapCell(int Weekday, int Hour, long Calls, long Minutes);

/// <param name="AgentName">As one of its latest calls names it; null when none of them does.</param>
/// <param name="TalkSeconds">Talk time.</param>
/// <param name="PickUpRate">0 to 1; null when there is nothing to divide by.</param>
/// <param name="SuccessRate">0 to 1; null when there is nothing to divide by.</param>
public sealed record AgentBreakdown(
    string AgentId, string? AgentName, long Calls, long Minutes, long TalkSeconds, double? PickUpRate, double? SuccessRate)
{
    internal static AgentBreakdown Of(AgentTotals agent) => new(
        agent.AgentId, agent.AgentName, agent.Totals.Calls, agent.Totals.ChargedSeconds / 60, TalkTime.Seconds(agent.Totals.DurationMs),
        CallRates.PickUp(agent.Totals), CallRates.Success(agent.Totals));
}

/// <param name="Outcome">As calls have it: <c>answered</c>, <c>transferred</c>, <c>voicemail</c>, <c>no_answer</c> or <c>failed</c>.</param>
public sealed record OutcomeCount(string Outcome, long Calls)
{
    internal static IReadOnlyList<OutcomeCount> All(CallTotals calls) =>
    [
        new(CallOutcome.Answered, calls.Answered), new(CallOutcome.Transferred, calls.Transferred), new(CallOutcome.Voicemail, calls.Voicemail),
        new(CallOutcome.NoAnswer, calls.NoAnswer), new(CallOutcome.Failed, calls.Failed),
    ];
}

/// <param name="Sentiment">As calls have it: <c>Positive</c>, <c>Neutral</c> or <c>Negative</c>.</param>
public sealed record SentimentCount(string Sentiment, long Calls)
{
    internal static IReadOnlyList<SentimentCount> All(CallTotals calls) =>
        [new("Positive", calls.Positive), new("Neutral", calls.Neutral), new("Negative", calls.Negative)];
}
