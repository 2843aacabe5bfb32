using System.Globalization;
using System.Text.Json.Serialization;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <param name="Plan">The plan's name.</param>
/// <param name="Status"><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</param>
/// <param name="MinutesPurchased">What all grants together shall come to. The difference is granted, or taken as an adjustment.</param>
/// <param name="MinutesRemaining">What the balance shall be. The difference is an adjustment. Applied last, so it holds when both are given.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record UpdateSubscriptionRequest(string? Plan, string? Status, long? MinutesPurchased, long? MinutesRemaining);

public sealed record SubscriptionUpdated(UserView User, UserSubscription Subscription);

/// <summary>
/// An admin says how a subscription shall stand. Minutes are never overwritten: the difference to the present credits becomes a
/// fact. Its command key names the ledger's head that the difference was computed from, so the same wish sent twice at once, or
/// again, counts once; a different wish from the same head is refused with 409.
/// </summary>
internal sealed class SubscriptionUpdate(IGrainFactory grains, ITenantReader tenants, Audit audit, Answers answers)
{
    private const long MinutesMax = 100_000_000;

    public async Task<IResult> HandleAsync(string id, UpdateSubscriptionRequest body, HttpContext http)
    {
        if (Check(body) is { } wrong)
        {
            return wrong.ToResult();
        }

        if (!Guid.TryParse(id, out var userId)
            || await tenants.FindByUserAsync(ReadScope.Admin(), userId, http.RequestAborted) is not { } account)
        {
            return Failure.NotFound("There is no such user.").ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        // The minutes first: they may be refused because the credits moved, and then nothing else is to be changed either.
        var failure = await MoveAsync(account, admin, "purchased", credits => body.MinutesPurchased * 60 - credits.GrantedSeconds)
            ?? await MoveAsync(account, admin, "remaining", credits => body.MinutesRemaining * 60 - credits.BalanceSeconds)
            ?? await ChangeAsync(body, account, admin);
        if (failure is not null)
        {
            return failure.ToResult();
        }

        var after = await tenants.FindByUserAsync(ReadScope.Admin(), userId, http.RequestAborted) ?? account;
        var user = UserView.Of(after);
        return answers.Ok("The subscription was updated.", new SubscriptionUpdated(user, user.Subscription));
    }

    private async Task<Failure?> ChangeAsync(UpdateSubscriptionRequest body, TenantAccount account, CurrentUser admin)
    {
        var plan = body.Plan?.Trim() is { } wanted && wanted != account.Plan ? wanted : null;
        var status = body.Status != account.Status ? body.Status : null;
        if (plan is null && status is null)
        {
            return null;
        }

        var result = await grains.GetGrain<ITenantGrain>(account.TenantId).ExecuteAsync(
            new ChangeTenant { CommandKey = $"settings:{Guid.NewGuid()}", Actor = admin.Actor, Plan = plan, Status = status });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused;
        }

        await audit.WriteAsync(AuditEvent.TenantChanged, admin, account.UserId, account.TenantId, ("status", status ?? account.Status));
        return null;
    }

    /// <summary>Appends the difference, if there is one.</summary>
    private async Task<Failure?> MoveAsync(TenantAccount account, CurrentUser admin, string what, Func<CreditsView, long?> difference)
    {
        var tenant = grains.GetGrain<ITenantGrain>(account.TenantId);
        if (await tenant.GetViewAsync() is not { } view)
        {
            return Failure.NotFound("There is no such user.");
        }

        if (difference(view.Credits) is not { } seconds || seconds == 0)
        {
            return null;
        }

        var key = $"set-{what}:{view.HeadSeq}";
        var result = await tenant.ExecuteAsync(what == "purchased" && seconds > 0
            ? new GrantCredits
            {
                CommandKey = key, Actor = admin.Actor, ExpectedHeadSeq = view.HeadSeq, AmountSeconds = seconds,
                Reason = "minutes purchased, set by an admin",
            }
            : new AdjustCredits
            {
                CommandKey = key, Actor = admin.Actor, ExpectedHeadSeq = view.HeadSeq, AmountSeconds = seconds,
                Reason = $"minutes {what}, set by an admin",
            });
        if (result.Status == CommandStatus.KeyReused)
        {
            return Failure.Conflict("The credits were being set to something else at the same time. Look at them again, then try again.");
        }

        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused;
        }

        await audit.WriteAsync(AuditEvent.CreditsAdjusted, admin, account.UserId, account.TenantId,
            ("seconds", seconds.ToString(CultureInfo.InvariantCulture)), ("commandKey", key));
        return null;
    }

    private static Failure? Check(UpdateSubscriptionRequest body)
    {
        if (body is { Plan: null, Status: null, MinutesPurchased: null, MinutesRemaining: null })
        {
            return Failure.Invalid("Nothing to change: give at least one of plan, status, minutesPurchased, minutesRemaining.");
        }

        return body.Plan is { } plan && (plan.Trim() is not { Length: >= 1 and <= 100 } || !CleanText.IsClean(plan))
                ? Failure.Invalid("plan must have 1 to 100 characters.")
            : body.Status is { } status && !TenantStatus.All.Contains(status)
                ? Failure.Invalid($"status must be one of {string.Join(", ", TenantStatus.All)}.")
            : body.MinutesPurchased is < 0 or > MinutesMax ? Failure.Invalid($"minutesPurchased must be a whole number from 0 to {MinutesMax}.")
            : body.MinutesRemaining is < 0 or > MinutesMax ? Failure.Invalid($"minutesRemaining must be a whole number from 0 to {MinutesMax}.")
            : null;
    }
}
