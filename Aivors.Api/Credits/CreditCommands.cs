using System.Globalization;
using System.Text.Json.Serialization;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <param name="UserId">Any user of the tenant that gets the minutes.</param>
/// <param name="Minutes">Whole, 1 to 1,000,000.</param>
/// <param name="Reason">For the ledger; no personal data.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AddCreditsRequest(string? UserId, long? Minutes, string? Reason);

public sealed record CreditsAdded(Guid UserId, long MinutesAdded, Subscription Subscription);

/// <summary>An admin adds credits to a client.</summary>
internal static class CreditCommands
{
    public const long GrantMinutesMax = 1_000_000;

    public const int ReasonLengthMax = 200;

    public static Failure NoMinutes { get; } = Failure.Invalid($"minutes must be a whole number from 1 to {GrantMinutesMax}.");

    public static Failure NoReason { get; } = Failure.Invalid($"reason must have 1 to {ReasonLengthMax} characters.");

    public static IEndpointRouteBuilder MapCreditCommands(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/subscription/add-credits", AddAsync)
            .RequireAuthorization(Policies.Admin)
            .WithTags("Credits").WithName("AddCredits")
            .WithSummary("Grants minutes to a client (admin). Send an Idempotency-Key so that a repeated request grants once.")
            .Produces<Envelope<CreditsAdded>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    public static bool IsReason(string? reason) => reason is { Length: >= 1 and <= ReasonLengthMax } && CleanText.IsClean(reason);

    private static async Task<IResult> AddAsync(AddCreditsRequest body, HttpContext http, IGrainFactory grains, ITenantReader tenants, Audit audit,
        Answers answers)
    {
        if (string.IsNullOrWhiteSpace(body.UserId))
        {
            return Failure.Invalid("Missing required field: userId").ToResult();
        }

        if (body.Minutes is not (>= 1 and <= GrantMinutesMax) || (body.Reason is not null && !IsReason(body.Reason)))
        {
            return (body.Minutes is not (>= 1 and <= GrantMinutesMax) ? NoMinutes : NoReason).ToResult();
        }

        if (CommandKey.OfHeader(http.Request) is not { } key)
        {
            return CommandKey.Refusal.ToResult();
        }

        if (!Guid.TryParse(body.UserId, out var userId)
            || await tenants.FindByUserAsync(ReadScope.Admin(), userId, http.RequestAborted) is not { } account)
        {
            return Failure.NotFound("There is no such user.").ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        var minutes = body.Minutes.Value;
        var result = await grains.GetGrain<ITenantGrain>(account.TenantId).ExecuteAsync(
            new GrantCredits { CommandKey = key, Actor = admin.Actor, AmountSeconds = minutes * 60, Reason = body.Reason });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (!result.Repeated)
        {
            await audit.WriteAsync(AuditEvent.CreditsGranted, admin, userId, account.TenantId,
                ("minutes", minutes.ToString(CultureInfo.InvariantCulture)), ("commandKey", key));
        }

        var credits = CreditsForm.Of(result.Credits ?? account.Credits);
        return answers.Ok($"{minutes} minutes were added.", new CreditsAdded(userId, minutes, credits.ToSubscription()));
    }
}
