using Aivors.Api.Calls;
using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary><c>data</c> of the dashboard's first page.</summary>
public sealed record DashboardStats(
    DashboardUser User, CallAnalytics CallAnalytics, DashboardSubscription Subscription, IReadOnlyList<RecentCall> RecentCalls,
    DashboardAlerts Alerts)
{
    public static DashboardStats Of(TenantAccount account, CallOverview overview, IReadOnlyList<CallSummary> recent, DateTimeOffset now) => new(
        new DashboardUser(account.UserId, account.Name, account.Email, account.Status),
        CallAnalytics.Of(overview),
        DashboardSubscription.Of(account),
        [.. recent.Select(call => RecentCall.Of(call, now))],
        DashboardAlerts.Of(account.Credits));
}

/// <param name="Status">Of the account: <c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</param>
public sealed record DashboardUser(Guid UserId, string Name, string Email, string Status);

/// <summary>A user's calls, counted. Today and yesterday are days of the user's own time zone.</summary>
/// <param name="CallsChangePercent">Today against yesterday, to one decimal.</param>
/// <param name="TotalMinutesUsed">Minutes of credit that the calls cost.</param>
/// <param name="TotalSecondsUsed">Talk time.</param>
/// <param name="AverageDuration">Average talk time of the calls that are over, in whole seconds.</param>
public sealed record CallAnalytics(
    long TotalCalls, long CallsToday, long CallsYesterday, double CallsChangePercent, long TotalMinutesUsed, long TotalSecondsUsed,
    long AverageDuration)
{
    public static CallAnalytics Of(CallOverview overview)
    {
        var stats = CallStats.Of(overview);
        return new CallAnalytics(
            stats.TotalCalls, overview.CallsToday, overview.CallsYesterday, ChangePercent(overview.CallsToday, overview.CallsYesterday),
            stats.TotalMinutes, stats.TotalSeconds, stats.AvgDuration);
    }

    /// <summary>100 when there were none before: a change from nothing has no percentage.</summary>
    public static double ChangePercent(long now, long before) => (now, before) switch
    {
        (0, 0) => 0,
        (_, 0) => 100,
        _ => Math.Round((now - before) * 100.0 / before, 1, MidpointRounding.AwayFromZero),
    };
}

/// <summary>Plan and credits. All amounts in whole minutes.</summary>
public sealed record DashboardSubscription(
    long TotalCredits, long UsedCredits, long AvailableCredits, long OverdraftCredits, string PlanName, string PlanType, string Status,
    DateTimeOffset? RenewalDate, bool LowBalance, bool StopWorkflow, long CreditsRemaining)
{
    public static DashboardSubscription Of(TenantAccount account)
    {
        var (plan, low, stop, remaining) = SubscriptionForm.Of(account);
        return new DashboardSubscription(plan.TotalCredits, plan.UsedCredits, plan.AvailableCredits, plan.OverdraftCredits, plan.PlanName,
            plan.PlanType, plan.Status, plan.RenewalDate, low, stop, remaining);
    }
}

/// <param name="DurationMinutes">Rounded up; 0 while it is not known.</param>
/// <param name="CreatedAt">When its first delivery was received.</param>
/// <param name="TimeAgo">How long ago it took place, in words.</param>
public sealed record RecentCall(
    string CallId, string? PhoneNumber, long DurationMinutes, string TranscriptPreview, string SummaryPreview, DateTimeOffset CreatedAt,
    string Status, string TimeAgo)
{
    public static RecentCall Of(CallSummary call, DateTimeOffset now) => new(
        call.CallId, call.PhoneNumber, TalkTime.Minutes(call.DurationMs), call.Transcript ?? "", call.Summary ?? "", call.CreatedAt,
        CallForm.StatusOf(call), Calls.TimeAgo.Say(call.At, now));
}

/// <param name="Message">What the user should be told; null when all is well.</param>
public sealed record DashboardAlerts(bool LowBalance, bool NoCredits, string? Message)
{
    public static DashboardAlerts Of(CreditsView view)
    {
        var credits = CreditsForm.Of(view);
        return new DashboardAlerts(credits.LowBalance, credits.StopWorkflow, credits.Message);
    }
}
