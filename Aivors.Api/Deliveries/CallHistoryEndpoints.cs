using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Calls;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>"Where is my call?"</summary>
public static class CallHistoryEndpoints
{
    public static RouteGroupBuilder MapCallHistory(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/api/calls").RequireAuthorization().WithTags("Calls")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        calls.MapGet("/{callId}/history", GetAsync)
            .WithName("GetCallHistory").WithSummary("Every delivery of a call, how it was routed, and what it became in the ledger.")
            .Produces<Envelope<CallHistoryForm>>();
        return calls;
    }

    private static async Task<IResult> GetAsync(
        string callId, ClaimsPrincipal principal, IDeliveryReader deliveries, Answers answers, CancellationToken cancel)
    {
        if (!CallIdForm.IsPossible(callId)
            || await deliveries.FindHistoryAsync(CurrentUser.Of(principal).Scope, callId, cancel) is not { } history)
        {
            return CallIdForm.NotFound.ToResult();
        }

        return answers.Ok("Call history", new CallHistoryForm(
            history.CallId,
            [.. history.Deliveries.Select(DeliveryForm.Of)],
            [.. history.Facts.Select(LedgerEntryForm.Of)],
            history.IsHistory,
            history.Binding is { } binding
                ? new RoutingForm(binding.AgentId, binding.From, binding.To, binding.AtStart ? "binding_at_start" : "binding_at_first_delivery")
                : null));
    }
}
