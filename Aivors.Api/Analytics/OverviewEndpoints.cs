using System.ComponentModel;
using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Aivors.Api.Analytics;

/// <summary>Everything that the overview shows, in one answer.</summary>
public static class OverviewEndpoints
{
    private const int AgentIdMax = 128;

    public static RouteGroupBuilder MapOverview(this IEndpointRouteBuilder routes)
    {
        var analytics = routes.MapGroup("/api/analytics").RequireAuthorization().WithTags("Analytics")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound,
                StatusCodes.Status503ServiceUnavailable);
        analytics.MapGet("/overview", GetAsync)
            .WithName("GetOverview").WithSummary("A period's calls and credits, beside the period before it.").Produces<Envelope<OverviewForm>>();
        return analytics;
    }

    private static async Task<IResult> GetAsync(
        [AsParameters] OverviewParameters asked, ClaimsPrincipal principal, NamedAccounts accounts, IOverviewReader overviews, TimeProvider time,
        Answers answers, CancellationToken cancel)
    {
        if (OverviewPeriodReading.Read(asked.Period, asked.From, asked.To, out var failure) is not { } period)
        {
            return failure!.ToResult();
        }

        var agentId = string.IsNullOrEmpty(asked.AgentId) ? null : asked.AgentId;
        // Postgres knows no NUL.
        if (agentId is not null && (agentId.Length > AgentIdMax || agentId.Contains('\0')))
        {
            return Failure.Invalid("agentId must be an agent's id, such as agent_16f1ce8f, of at most 128 characters.").ToResult();
        }

        if (await accounts.FindAsync(principal, asked.UserId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var query = new OverviewQuery(period, agentId);
        return await overviews.ReadAsync(CurrentUser.Of(principal).Scope, account.TenantId, query, time.GetUtcNow(), cancel) is { } counts
            ? answers.Ok("Overview", OverviewForm.Of(period, counts))
            : NamedAccount.NotFound.ToResult();
    }

    /// <summary>What may be asked. Read as text, so that a bad value is answered with a sentence.</summary>
    internal sealed class OverviewParameters
    {
        [FromQuery(Name = "userId"), Description("Whose overview; left out, one's own. Only an admin may name another user.")]
        public string? UserId { get; init; }

        [FromQuery(Name = "period"), Description("today, 7d, 28d (default), 90d, month (so far) or custom.")]
        public string? Period { get; init; }

        [FromQuery(Name = "from"), Description("The first day, such as 2026-09-01; with period=custom only.")]
        public string? From { get; init; }

        [FromQuery(Name = "to"), Description("The last day, included; with period=custom only, and at most 366 days in all.")]
        public string? To { get; init; }

        [FromQuery(Name = "agentId"), Description("Only this agent's calls, in all but the credits and the list of agents.")]
        public string? AgentId { get; init; }
    }
}
