using System.Globalization;
using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace Aivors.Api.Live;

/// <summary>What happens, as it happens.</summary>
public static class LiveEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static RouteGroupBuilder MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/api/live").RequireAuthorization().WithTags("Live")
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound,
                StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable);
        live.MapGet("", WatchAsync)
            .WithName("WatchLive")
            .WithSummary("A tenant's new ledger entries, as server-sent events.")
            .WithDescription("Events hello, fact, reset and end; the schema has the data of each under its name. "
                + "The header Last-Event-ID, which browsers send by themselves, or else lastEventId, resumes after that entry.")
            .Produces<LiveEvents>(StatusCodes.Status200OK, "text/event-stream");
        return live;
    }

    private static async Task<IResult> WatchAsync(
        string? userId, string? lastEventId, HttpContext http, ClaimsPrincipal principal, NamedAccounts accounts, LiveTenants tenants, LiveStream stream,
        SessionChecks sessions, TimeProvider time)
    {
        var known = http.Request.Headers[LastEventId] is { Count: > 0 } header && header.ToString().Length > 0 ? header.ToString() : lastEventId;
        long after = 0;
        if (!string.IsNullOrEmpty(known) && !long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return LiveFailures.BadId(known).ToResult();
        }

        if (await accounts.FindAsync(principal, userId, http.RequestAborted) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        if (tenants.TryAdmit(CurrentUser.Of(principal).UserId, account.TenantId, out var full) is not { } watcher)
        {
            return full!.ToResult();
        }

        try
        {
            var session = new LiveSession(sessions, http.Features.GetRequiredFeature<AccessClaims>(), ExpiryOf(http), time);
            var failure = await stream.RunAsync(http, watcher, session, string.IsNullOrEmpty(known) ? null : after);
            return failure?.ToResult() ?? Results.Empty;
        }
        finally
        {
            tenants.Leave(watcher);
            watcher.Dispose();
        }
    }

    // The bearer handler keeps it; a token without an end is not accepted.
    private static DateTimeOffset ExpiryOf(HttpContext http) =>
        http.Features.GetRequiredFeature<IAuthenticateResultFeature>().AuthenticateResult?.Properties?.ExpiresUtc ?? DateTimeOffset.MinValue;
}
