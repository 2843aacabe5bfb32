using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Stored;

namespace Aivors.Api.Calls;

/// <summary>A user's calls.</summary>
public static class CallEndpoints
{
    private const int LimitDefault = 50;
    private const int PreviewLength = 200;

    public static RouteGroupBuilder MapCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/calls").RequireAuthorization().WithTags("Calls")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("/user/{userId}", ListAsync)
            .WithName("ListCalls").WithSummary("A user's calls, newest first.").Produces<Envelope<CallListForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        calls.MapGet("/stats/{userId}", GetStatsAsync)
            .WithName("GetCallStats").WithSummary("A user's calls, counted.").Produces<Envelope<CallStatsForm>>();
        calls.MapGet("/{callId}", GetAsync)
            .WithName("GetCall").WithSummary("One call, with everything that is known of it.").Produces<Envelope<CallDetailsForm>>();
        calls.MapGet("/{callId}/raw", GetRawAsync)
            .WithName("GetRawCall").WithSummary("The call object as Retell sent it last, without its access token; what Retell bills for it only for admins.")
            .Produces<object>();
        return calls;
    }

    private static async Task<IResult> ListAsync(
        string userId, string? limit, string? skip, string? cursor, ClaimsPrincipal principal, NamedAccounts accounts, ICallReader calls,
        IDayReader days, TimeProvider time, Answers answers, CancellationToken cancel)
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

        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
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
        return answers.Ok("Calls", form);
    }

    private static async Task<IResult> GetStatsAsync(
        string userId, ClaimsPrincipal principal, NamedAccounts accounts, IDayReader days, TimeProvider time, Answers answers, CancellationToken cancel)
    {
        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var now = time.GetUtcNow();
        var overview = await days.ReadOverviewAsync(CurrentUser.Of(principal).Scope, account.TenantId, now, cancel);
        return answers.Ok("Call statistics", new CallStatsForm(CallStats.Of(overview)));
    }

    private static async Task<IResult> GetAsync(
        string callId, ClaimsPrincipal principal, NamedAccounts accounts, ICallReader calls, TimeProvider time, Answers answers,
        CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        if (!CallIdForm.IsPossible(callId) || await calls.FindAsync(user.Scope, callId, cancel) is not { } details)
        {
            return CallIdForm.NotFound.ToResult();
        }

        await accounts.AuditViewAsync(user, details.FirstUserId, details.TenantId);
        var now = time.GetUtcNow();
        // A tenant may have several users; each reads its own id, an admin the one that the tenant was opened with.
        var form = details.ToForm(user.IsAdmin ? details.FirstUserId : user.UserId, user.IsAdmin, now);
        return answers.Ok("Call", new CallDetailsForm(form));
    }

    private static async Task<IResult> GetRawAsync(
        string callId, ClaimsPrincipal principal, NamedAccounts accounts, ICallReader calls, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        if (!CallIdForm.IsPossible(callId) || await calls.FindPayloadAsync(user.Scope, callId, cancel) is not { } found)
        {
            return CallIdForm.NotFound.ToResult();
        }

        await accounts.AuditViewAsync(user, found.FirstUserId, found.TenantId);
        return TypedResults.Bytes(user.IsAdmin ? found.Payload : StoredPayload.WithoutCost(found.Payload), "application/json");
    }
}
