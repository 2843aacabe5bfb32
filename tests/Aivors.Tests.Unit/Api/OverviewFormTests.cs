using Aivors.Api.Analytics;
using Aivors.Grains.Contracts;

namespace Aivors.Tests.Unit.Api;

public sealed class OverviewFormTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    private static readonly OverviewCounts Nothing = new()
    {
        Clock = new TenantClock("UTC", Today, DayShare: 0.5, FullDays: 7),
        Credits = Credits(0),
        PaceChargedSeconds = 0,
        CallsToday = 0,
        CallsYesterday = 0,
        ChargedSecondsToday = 0,
        RunningCalls = 0,
        Days = [],
        Hours = [],
        WeekHours = [],
        Agents = [],
    };

    [Fact]
    public void Rates_are_shares_of_what_is_known()
    {
        var totals = OverviewTotals.Of(new CallTotals
        {
            Calls = 20, Finished = 16, Answered = 6, Transferred = 2, Voicemail = 3, NoAnswer = 4, Failed = 1,
            Successful = 2, Unsuccessful = 1, Positive = 3, Neutral = 2, Negative = 1, DurationMs = 96_000, ChargedSeconds = 480,
        });

        Assert.Equal((0.5, 0.6667, 0.25, 0.1875, 0.1667), (totals.PickUpRate, totals.SuccessRate, totals.TransferRate, totals.VoicemailRate, totals.NegativeRate));
        Assert.Equal((96, 6, 8, 480), (totals.TalkSeconds, totals.AverageSeconds, totals.Minutes, totals.ChargedSeconds));
    }

    [Fact]
    public void Without_anything_to_divide_by_a_rate_is_null()
    {
        // known, but none of them is over
        var totals = OverviewTotals.Of(new CallTotals { Calls = 3 });

        Assert.Null(totals.PickUpRate ?? totals.SuccessRate ?? totals.TransferRate ?? totals.VoicemailRate ?? totals.NegativeRate);
        Assert.Equal(0, totals.AverageSeconds);
        // nobody took any of them: a share of none is none, but there is none of whom to ask about transfers
        var missed = OverviewTotals.Of(new CallTotals { Calls = 2, Finished = 2, NoAnswer = 2 });
        Assert.Equal((0.0, null), (missed.PickUpRate, missed.TransferRate));
    }

    [Fact]
    public void Days_have_no_gaps_and_stand_beside_the_same_days_of_the_month_before()
    {
        var counts = Nothing with
        {
            Days =
            [
                Day(new(2026, 2, 1), 5), Day(new(2026, 2, 28), 7), Day(new(2026, 3, 1), 1), Day(new(2026, 3, 31), 2),
            ],
        };

        var form = OverviewForm.Of(OverviewPeriod.Named("month")!, counts);

        Assert.Equal((new DateOnly(2026, 3, 1), Today, new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)), (form.From, form.To, form.PreviousFrom, form.PreviousTo));
        Assert.Equal(31, form.Days.Count);
        Assert.Equal(new OverviewDay(new(2026, 3, 1), 1, 2, 5, 10), form.Days[0]);
        Assert.Equal(new OverviewDay(new(2026, 3, 2), 0, 0, 0, 0), form.Days[1]);
        Assert.Equal(new OverviewDay(new(2026, 3, 28), 0, 0, 7, 14), form.Days[27]);
        // February had no 31st, and the 1st of March is no part of it
        Assert.Equal(new OverviewDay(Today, 2, 4, 0, 0), form.Days[30]);
        Assert.Equal((3, 12), (form.Current.Calls, form.Previous.Calls));
        Assert.Empty(form.Hours);
    }

    [Fact]
    public void Today_has_its_24_hours_beside_yesterdays_and_no_days()
    {
        var counts = Nothing with
        {
            Days = [Day(Today.AddDays(-1), 4), Day(Today, 3)],
            Hours = [new(Today.AddDays(-1), 9, 4, 240), new(Today, 0, 1, 0), new(Today, 9, 2, 120)],
        };

        var form = OverviewForm.Of(OverviewPeriod.Named("today")!, counts);

        Assert.Empty(form.Days);
        Assert.Equal(Enumerable.Range(0, 24), form.Hours.Select(hour => hour.Hour));
        Assert.Equal(new OverviewHour(0, 1, 0, 0, 0), form.Hours[0]);
        Assert.Equal(new OverviewHour(9, 2, 2, 4, 4), form.Hours[9]);
        Assert.Equal((3, 4), (form.Current.Calls, form.Previous.Calls));
    }

    [Fact]
    public void Nothing_at_all_is_zeros_and_nulls()
    {
        var form = OverviewForm.Of(OverviewPeriod.Named("7d")!, Nothing);

        Assert.Equal(7, form.Days.Count);
        Assert.Equal(["answered", "transferred", "voicemail", "no_answer", "failed"], form.Outcomes.Select(o => o.Outcome));
        Assert.Equal(["Positive", "Neutral", "Negative"], form.Sentiments.Select(s => s.Sentiment));
        Assert.All(form.Outcomes, outcome => Assert.Equal(0, outcome.Calls));
        Assert.Null(form.Credits.PacePerDayMinutes);
    }

    // half of today is over; the pace looks at seven full days before it
    [Theory]
    // 3,000 s in 7.5 days are 400 s a day: 6.7 minutes
    [InlineData(7, 3_000, 1_200, 6.7, 3)]
    // used up before this day ends
    [InlineData(7, 3_000, 199, 6.7, 0)]
    [InlineData(7, 3_000, 200, 6.7, 1)]
    // a tenant of today: as if it had all been in one day
    [InlineData(0, 600, 600, 10.0, 1)]
    [InlineData(1, 900, 6_000, 10.0, 10)]
    // nothing left, and owing: today, whatever the pace
    [InlineData(7, 3_000, 0, 6.7, 0)]
    [InlineData(7, 0, -60, null, 0)]
    // nothing charged: nobody knows
    [InlineData(7, 0, 6_000, null, null)]
    // longer than anybody plans
    [InlineData(7, 60, 6_000_000, 0.1, null)]
    public void Credits_run_out_at_the_pace_of_the_last_days(int fullDays, long charged, long balance, double? pace, int? daysLeft)
    {
        var counts = Nothing with
        {
            Clock = Nothing.Clock with { FullDays = fullDays }, Credits = Credits(balance), PaceChargedSeconds = charged,
        };

        var outlook = CreditsOutlook.Of(counts);

        Assert.Equal((pace, daysLeft), (outlook.PacePerDayMinutes, outlook.DaysLeft));
        Assert.Equal(daysLeft is { } days ? Today.AddDays(days) : null, outlook.RunsOutOn);
        Assert.Equal((balance, 5), (outlook.BalanceSeconds, outlook.LowBalanceMinutes));
    }

    private static DayTotals Day(DateOnly day, long calls) => new(day, new CallTotals { Calls = calls, ChargedSeconds = calls * 120 });

    private static CreditsView Credits(long balance) => new()
    {
        BalanceSeconds = balance, GrantedSeconds = Math.Max(0, balance), ChargedSeconds = Math.Max(0, -balance), LowBalanceSeconds = 300,
    };
}
