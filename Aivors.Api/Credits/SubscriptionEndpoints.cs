using System.Security.Claims;
using Aivors.Api.Accounts;
using Aivors.Api.Http;

namespace Aivors.Api.Credits;

/// <summary>A user's plan and credits.</summary>
public static class SubscriptionEndpoints
{
    public static RouteGroupBuilder MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        var subscriptions = routes.MapGroup("/api/subscription").RequireAuthorization().WithTags("Credits")
            .ProducesFailures(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        subscriptions.MapGet("/me", GetOwnAsync)
            .WithName("GetOwnSubscription").WithSummary("The signed-in user's plan and credits.").Produces<Envelope<SubscriptionForm>>();
        subscriptions.MapGet("/{userId}", GetAsync)
            .WithName("GetSubscription").WithSummary("A user's plan and credits.").Produces<Envelope<SubscriptionForm>>();
        return subscriptions;
    }

    private static Task<IResult> GetOwnAsync(ClaimsPrincipal principal, NamedAccounts accounts, Answers answers, CancellationToken cancel) =>
        AnswerAsync(null, principal, accounts, answers, cancel);

    private static Task<IResult> GetAsync(
        string userId, ClaimsPrincipal principal, NamedAccounts accounts, Answers answers, CancellationToken cancel) =>
        AnswerAsync(userId, principal, accounts, answers, cancel);

    private static async Task<IResult> AnswerAsync(
        string? userId, ClaimsPrincipal principal, NamedAccounts accounts, Answers answers, CancellationToken cancel) =>
        await accounts.FindAsync(principal, userId, cancel) is { } account
            ? answers.Ok("Subscription", SubscriptionForm.Of(account))
            : NamedAccount.NotFound.ToResult();
}
