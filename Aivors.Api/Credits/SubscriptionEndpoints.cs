using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <summary>A user's plan and credits.</summary>
public static class SubscriptionEndpoints
{
    public static RouteGroupBuilder MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var subscriptions = routes.MapGroup("/api/subscription").RequireAuthorization().WithTags("Credits");
        subscriptions.MapGet("/me", GetOwnAsync).Produces<Envelope<SubscriptionForm>>().WithSummary("The signed-in user's plan and credits");
        subscriptions.MapGet("/{userId}", GetAsync).Produces<Envelope<SubscriptionForm>>().WithSummary("A user's plan and credits");
        return subscriptions;
    }

    private static Task<IResult> GetOwnAsync(ClaimsPrincipal principal, ITenantReader tenants, TimeProvider time, CancellationToken cancel) =>
        AnswerAsync(null, principal, tenants, time, cancel);

    private static Task<IResult> GetAsync(
        string userId, ClaimsPrincipal principal, ITenantReader tenants, TimeProvider time, CancellationToken cancel) =>
        AnswerAsync(userId, principal, tenants, time, cancel);

    private static async Task<IResult> AnswerAsync(
        string? userId, ClaimsPrincipal principal, ITenantReader tenants, TimeProvider time, CancellationToken cancel) =>
        await tenants.FindAsync(principal, userId, cancel) is { } account
            ? TypedResults.Ok(new Envelope<SubscriptionForm>("Subscription", SubscriptionForm.Of(account), time.GetUtcNow()))
            : NamedAccount.NotFound.ToResult();
}
