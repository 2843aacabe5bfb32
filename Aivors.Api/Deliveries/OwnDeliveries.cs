using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>What came in for a client of late, and what became of it.</summary>
internal static class OwnDeliveries
{
    private const int LimitDefault = 20;

    public static IEndpointRouteBuilder MapOwnDeliveries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/deliveries", ListAsync)
            .RequireAuthorization().WithTags("Deliveries")
            .WithName("ListOwnDeliveries").WithSummary("A client's deliveries with their verdicts, newest first.")
            .Produces<Envelope<DeliveryListForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound,
                StatusCodes.Status503ServiceUnavailable);
        return routes;
    }

    private static async Task<IResult> ListAsync(
        string? userId, string? limit, string? cursor, ClaimsPrincipal principal, NamedAccounts accounts, IDeliveryReader deliveries, Answers answers,
        CancellationToken cancel)
    {
        if (ListWindow.Read(limit, null, LimitDefault, out var failure) is not { } window)
        {
            return failure!.ToResult();
        }

        DeliveryPosition? after = null;
        if (!string.IsNullOrEmpty(cursor) && (after = DeliveryCursor.TryRead(cursor)) is null)
        {
            return DeliveryCursor.Refusal.ToResult();
        }

        if (await accounts.FindAsync(principal, userId, cancel) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        // Also for an admin only what is this tenant's.
        var query = new DeliveryQuery(window.Limit + 1, null, null, null, null, null, after, account.TenantId);
        var rows = await deliveries.ListAsync(ReadScope.Tenant(account.TenantId), query, cancel);
        return answers.Ok("Deliveries", DeliveryListForm.Of(rows, window.Limit));
    }
}
