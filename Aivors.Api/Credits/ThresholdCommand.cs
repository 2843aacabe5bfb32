using System.Globalization;
using System.Text.Json.Serialization;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Credits;

/// <param name="Minutes">Whole, 0 to 100,000; 0 never warns.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ThresholdRequest(long? Minutes);

public sealed record ThresholdForm(long LowBalanceMinutes);

/// <summary>A client, or an admin for it, says from how few credits on it wants to be warned.</summary>
internal static class ThresholdCommand
{
    private const long MinutesMax = 100_000;

    public static IEndpointRouteBuilder MapThreshold(this IEndpointRouteBuilder app)
    {
        app.MapPut("/api/credits/threshold", SetAsync)
            .RequireAuthorization()
            .WithTags("Credits").WithName("SetLowBalanceThreshold")
            .WithSummary("Sets the low-balance threshold in minutes. Takes an Idempotency-Key.")
            .Produces<Envelope<ThresholdForm>>()
            .ProducesFailures(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> SetAsync(
        ThresholdRequest body, string? userId, HttpContext http, IGrainFactory grains, NamedAccounts accounts, Audit audit, Answers answers)
    {
        if (body.Minutes is not (>= 0 and <= MinutesMax))
        {
            return Failure.Invalid($"minutes must be a whole number from 0 to {MinutesMax}.").ToResult();
        }

        if (CommandKey.OfHeader(http.Request) is not { } key)
        {
            return CommandKey.Refusal.ToResult();
        }

        if (await accounts.FindAsync(http.User, userId, http.RequestAborted) is not { } account)
        {
            return NamedAccount.NotFound.ToResult();
        }

        var user = CurrentUser.Of(http.User);
        var minutes = body.Minutes.Value;
        var result = await grains.GetGrain<ITenantGrain>(account.TenantId).ExecuteAsync(
            // Apart from the keys of other commands: a client chooses this one.
            new ChangeTenant { CommandKey = $"threshold:{key}", Actor = user.Actor, LowBalanceSeconds = minutes * 60 });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (result is { Status: CommandStatus.Done, Repeated: false })
        {
            await audit.WriteAsync(AuditEvent.TenantChanged, user, account.UserId, account.TenantId,
                ("lowBalanceMinutes", minutes.ToString(CultureInfo.InvariantCulture)));
        }

        return answers.Ok("The threshold was set.", new ThresholdForm(minutes));
    }
}
