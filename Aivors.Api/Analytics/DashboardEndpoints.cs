using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary>What the dashboard's overview shows.</summary>
public static class DashboardEndpoints
{
    private const int RecentCalls = 10;
    private const int ActivitiesDefault = 10;
    private const int PreviewLength = 150;

    public static RouteGroupBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        var dashboard = routes.MapGroup("/api/dashboard").RequireAuthorization().WithTags("Dashboard")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        dashboard.MapGet("/stats", GetStatsAsync)
            .WithName("GetDashboardStats").WithSummary("Calls, credits and alerts at a glance.").Produces<Envelope<DashboardStats>>();
        dashboard.MapGet("/recent-activity/{userId}", GetActivityAsync)
            .WithName("GetRecentActivity").WithSummary("What happened lately.").Produces<Envelope<ActivityList>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        dashboard.MapGet("/analytics/{userId}", GetAnalyticsAsync)
            .WithName("GetAnalytics").WithSummary("Calls and minutes over a week, a month or a year.").Produces<Envelope<AnalyticsForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        return dashboard;
    }

    private static async Task<IResult> GetStatsAsync(
        string? userId, ClaimsPrincipal principal, NamedAccounts accounts, ICallReader calls, IDayReader days, TimeProvider time, Answers answers,
        CancellationToken cancel)
    {
        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var scope = CurrentUser.Of(principal).Scope;
        var now = time.GetUtcNow();
        var overview = await days.ReadOverviewAsync(scope, account.TenantId, now, cancel);
        var recent = await calls.ListAsync(scope, account.TenantId, new CallListQuery(RecentCalls, 0, null, PreviewLength), cancel);
        return answers.Ok("Dashboard statistics", DashboardStats.Of(account, overview, recent.Calls, now));
    }

    private static async Task<IResult> GetActivityAsync(
        string userId, string? limit, ClaimsPrincipal principal, NamedAccounts accounts, ICallReader calls, TimeProvider time, Answers answers,
        CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, ActivitiesDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var now = time.GetUtcNow();
        // The activity's line tells of a call without its texts.
        var query = new CallListQuery(window.Limit, 0, null, PreviewLength: 0);
        var page = await calls.ListAsync(CurrentUser.Of(principal).Scope, account.TenantId, query, cancel);
        var activities = new ActivityList([.. page.Calls.Select(call => Activity.Of(call, now))]);
        return answers.Ok("Recent activity", activities);
    }

    private static async Task<IResult> GetAnalyticsAsync(
        string userId, string? period, ClaimsPrincipal principal, NamedAccounts accounts, IDayReader days, TimeProvider time, Answers answers,
        CancellationToken cancel)
    {
        period = string.IsNullOrEmpty(period) ? AnalyticsForm.Week : period;
        if (AnalyticsForm.DaysOf(period) is not { } length)
        {
            return Failure.Invalid("period must be week, month or year.").ToResult();
        }

        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var now = time.GetUtcNow();
        return await days.ReadSeriesAsync(CurrentUser.Of(principal).Scope, account.TenantId, now, length, cancel) is { } series
            ? answers.Ok("Analytics", AnalyticsForm.Of(period, series))
            : NamedAccount.NotFound.ToResult();
    }
}
