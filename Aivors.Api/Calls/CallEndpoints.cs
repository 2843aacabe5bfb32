using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls;

/// <summary>A user's calls.</summary>
public static class CallEndpoints
{
    private const int LimitDefault = 50;
    private const int CallIdMax = 128;
    private const int PreviewLength = 200;

    public static RouteGroupBuilder MapCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/calls").RequireAuthorization().WithTags("Calls");
        calls.MapGet("/user/{userId}", ListAsync).Produces<Envelope<CallListForm>>().WithSummary("A user's calls, newest first");
        calls.MapGet("/stats/{userId}", GetStatsAsync).Produces<Envelope<CallStatsForm>>().WithSummary("A user's calls, counted");
        calls.MapGet("/{callId}", GetAsync).Produces<Envelope<CallDetailsForm>>().WithSummary("One call, with everything that is known of it");
        return calls;
    }

    private static async Task<IResult> ListAsync(
        string userId, string? limit, string? skip, string? cursor, ClaimsPrincipal principal, ITenantReader tenants, ICallReader calls,
        IDayReader days, TimeProvider time, CancellationToken cancel)
    {
        if (ListWindow.Read(limit, skip, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        CallPosition after = default;
        if (!string.IsNullOrEmpty(cursor) && !CallCursor.TryRead(cursor, out after))
        {
            return Failure.Invalid("cursor is not one that this list gave. Leave it out to begin with the newest call.").ToResult();
        }

        if (await tenants.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var scope = CurrentUser.Of(principal).Scope;
        var now = time.GetUtcNow();
        var query = new CallListQuery(window.Limit, window.Skip, string.IsNullOrEmpty(cursor) ? null : after, PreviewLength);
        var page = await calls.ListAsync(scope, account.TenantId, query, cancel);
        var overview = await days.ReadOverviewAsync(scope, account.TenantId, now, cancel);
        var form = new CallListForm(
            [.. page.Calls.Select(call => CallForm.Of(call, account.UserId, now))],
            overview.Calls,
            window.Limit,
            window.Skip,
            page.Next is not null,
            page.Next is { } next ? CallCursor.Write(next) : null);
        return TypedResults.Ok(new Envelope<CallListForm>("Calls", form, now));
    }

    private static async Task<IResult> GetStatsAsync(
        string userId, ClaimsPrincipal principal, ITenantReader tenants, IDayReader days, TimeProvider time, CancellationToken cancel)
    {
        if (await tenants.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var now = time.GetUtcNow();
        var overview = await days.ReadOverviewAsync(CurrentUser.Of(principal).Scope, account.TenantId, now, cancel);
        return TypedResults.Ok(new Envelope<CallStatsForm>("Call statistics", new CallStatsForm(CallStats.Of(overview)), now));
    }

    private static async Task<IResult> GetAsync(
        string callId, ClaimsPrincipal principal, ICallReader calls, TimeProvider time, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        var possible = callId.Length <= CallIdMax && !callId.Contains('\0');
        if (!possible || await calls.FindAsync(user.Scope, callId, cancel) is not { } details)
        {
            return Failure.NotFound("There is no such call.").ToResult();
        }

        var now = time.GetUtcNow();
        // A tenant may have several users; each reads its own id, an admin the one that the tenant was opened with.
        var form = details.ToForm(user.IsAdmin ? details.FirstUserId : user.UserId, user.IsAdmin, now);
        return TypedResults.Ok(new Envelope<CallDetailsForm>("Call", new CallDetailsForm(form), now));
    }
}
