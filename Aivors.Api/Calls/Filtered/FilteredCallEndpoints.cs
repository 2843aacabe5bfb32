using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>Calls by conditions: the list, what is going on, and the way from a call to the next.</summary>
public static class FilteredCallEndpoints
{
    private const int PreviewLength = 200;

    // More than anybody counts at a glance, and few enough to count in a moment.
    private const int CountMax = 1000;

    // As long as the grains keep a call as running.
    private static readonly TimeSpan RunningMax = TimeSpan.FromHours(3);

    public static RouteGroupBuilder MapFilteredCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/calls").RequireAuthorization().WithTags("Calls")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("", ListAsync)
            .WithName("FilterCalls").WithSummary("Calls by conditions, sorted, a page at a time.").Produces<Envelope<FilteredCallsForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest);
        calls.MapGet("/running", ListRunningAsync)
            .WithName("ListRunningCalls").WithSummary("Calls that are going on, the newest first; at most 100.").Produces<Envelope<RunningCallsForm>>();
        calls.MapGet("/{callId}/neighbours", FindNeighboursAsync)
            .WithName("GetCallNeighbours").WithSummary("The calls before and after one, by time, among those that fit the conditions.")
            .Produces<Envelope<NeighboursForm>>().ProducesFailures(StatusCodes.Status400BadRequest);
        return calls;
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] CallFilterQuery query, string? sort, string? order, string? limit, string? cursor, ClaimsPrincipal principal,
        NamedAccounts accounts, ICallListReader calls, TimeProvider time, Answers answers, CancellationToken cancel)
    {
        if (CallListRequest.Read(query, sort, order, limit, cursor, out var failure) is not { } request)
        {
            return failure!.ToResult();
        }

        if (await accounts.FindAsync(principal, query.UserId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var scope = CurrentUser.Of(principal).Scope;
        // Only the first page is counted.
        var counted = request.After is null ? await calls.ReadCounterAsync(scope, account.TenantId, request.Filter, cancel) : null;
        var texts = new CallTexts(PreviewLength, Highlights: request.Filter.Text is not null);
        var page = counted == 0 ? new FilteredCalls([], null) : await calls.ReadPageAsync(
            scope, account.TenantId, new CallPageQuery(request.Filter, request.Order, request.Limit, request.After, texts), cancel);
        CallCount? count = request.After is not null ? null
            : counted is { } known ? new CallCount(known, IsAtLeast: false)
            : page.Next is null ? new CallCount(page.Calls.Count, IsAtLeast: false)
            : await calls.CountAsync(scope, account.TenantId, request.Filter, CountMax, cancel);
        var now = time.GetUtcNow();
        return answers.Ok("Calls", new FilteredCallsForm(
            [.. page.Calls.Select(call => FilteredCallForm.Of(call, account.UserId, now))],
            request.Limit,
            page.Next is not null,
            page.Next is { } next ? CallListCursor.Write(next, request.Order, request.Filter) : null,
            count?.Calls,
            count?.IsAtLeast ?? false));
    }

    private static async Task<IResult> ListRunningAsync(
        string? userId, ClaimsPrincipal principal, NamedAccounts accounts, ICallListReader calls, TimeProvider time, Answers answers,
        CancellationToken cancel)
    {
        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var running = await calls.ListRunningAsync(CurrentUser.Of(principal).Scope, account.TenantId, time.GetUtcNow() - RunningMax, cancel);
        return answers.Ok("Running calls", new RunningCallsForm([.. running.Select(RunningCallForm.Of)]));
    }

    private static async Task<IResult> FindNeighboursAsync(
        string callId, [AsParameters] CallFilterQuery query, ClaimsPrincipal principal, NamedAccounts accounts, ICallListReader calls,
        Answers answers, CancellationToken cancel)
    {
        if (CallFilterReading.Read(query, out var failure) is not { } filter)
        {
            return failure!.ToResult();
        }

        if (await accounts.FindAsync(principal, query.UserId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        return CallIdForm.IsPossible(callId)
            && await calls.FindNeighboursAsync(CurrentUser.Of(principal).Scope, account.TenantId, callId, filter, cancel) is { } neighbours
                ? answers.Ok("Neighbours", new NeighboursForm(neighbours.Newer, neighbours.Older))
                : CallIdForm.NotFound.ToResult();
    }
}
