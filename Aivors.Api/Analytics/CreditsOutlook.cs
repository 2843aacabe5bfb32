using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary>A tenant's credits, and how long they last at the present pace. Amounts in whole minutes unless named otherwise.</summary>
/// <param name="LowBalanceMinutes">The threshold that <paramref name="LowBalance"/> goes by.</param>
/// <param name="PacePerDayMinutes">Minutes charged a day, lately; null when none were.</param>
/// <param name="RunsOutOn">The tenant's day on which the last credit goes at this pace; today when none is left. Null: not within ten years.</param>
/// <param name="DaysLeft">Days from today to <paramref name="RunsOutOn"/>.</param>
public sealed record CreditsOutlook(
    long AvailableCredits, long TotalCredits, long UsedCredits, long OverdraftCredits, bool LowBalance, bool StopWorkflow, long CreditsRemaining,
    long LowBalanceMinutes, long BalanceSeconds, double? PacePerDayMinutes, DateOnly? RunsOutOn, int? DaysLeft)
{
    private const int DaysLeftMax = 3650;

    public static CreditsOutlook Of(OverviewCounts counts)
    {
        var credits = counts.Credits;
        var form = CreditsForm.Of(credits);
        var pace = PacePerDaySeconds(counts.Clock, counts.PaceChargedSeconds);
        var daysLeft = DaysUntilEmpty(credits.BalanceSeconds, pace, counts.Clock.DayShare);
        return new CreditsOutlook(
            form.AvailableCredits, form.TotalCredits, form.UsedCredits, form.OverdraftCredits, form.LowBalance, form.StopWorkflow,
            form.AvailableCredits, credits.LowBalanceSeconds / 60, credits.BalanceSeconds,
            pace is { } seconds ? Math.Round(seconds / 60, 1) : null,
            daysLeft is { } days ? counts.Clock.Today.AddDays(days) : null,
            daysLeft);
    }

    /// <summary>
    /// Seconds charged in the last full days and today so far, by the length of that time: at least a day, which a tenant of today has.
    /// Null when nothing was charged.
    /// </summary>
    internal static double? PacePerDaySeconds(TenantClock clock, long chargedSeconds) =>
        chargedSeconds <= 0 ? null : chargedSeconds / Math.Max(1, clock.FullDays + clock.DayShare);

    /// <summary>Days from today to the one on which the balance is used up; null when that is not within ten years.</summary>
    internal static int? DaysUntilEmpty(long balanceSeconds, double? pacePerDay, double dayShare)
    {
        if (balanceSeconds <= 0)
        {
            return 0;
        }

        return pacePerDay is { } pace && dayShare + balanceSeconds / pace is var days and < DaysLeftMax + 1 ? (int)days : null;
    }
}
