using System.Globalization;
using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>An admin grants a tenant minutes, or puts its balance right. Each is a fact of its own, once per command key.</summary>
internal sealed class TenantCredits(IGrainFactory grains, Audit audit, Answers answers)
{
    public async Task<IResult> GrantAsync(Guid tenantId, GrantRequest body, HttpContext http)
    {
        if (body.Minutes is not (>= 1 and <= CreditCommands.GrantMinutesMax))
        {
            return CreditCommands.NoMinutes.ToResult();
        }

        if (Check(body.Reason, body.CommandKey) is { } wrong)
        {
            return wrong.ToResult();
        }

        var (admin, minutes, key) = (CurrentUser.Of(http.User), body.Minutes.Value, body.CommandKey!);
        var command = new GrantCredits { CommandKey = key, Actor = admin.Actor, AmountSeconds = minutes * 60, Reason = body.Reason };
        return await ExecuteAsync(tenantId, command, AuditEvent.CreditsGranted, minutes, admin, $"{minutes} minutes were granted.",
            credits => new Granted(tenantId, minutes, key, credits));
    }

    public async Task<IResult> AdjustAsync(Guid tenantId, AdjustRequest body, HttpContext http)
    {
        if (body.Minutes is null or 0 or < -CreditCommands.GrantMinutesMax or > CreditCommands.GrantMinutesMax)
        {
            return Failure.Invalid($"minutes must be a whole number from -{CreditCommands.GrantMinutesMax} to {CreditCommands.GrantMinutesMax}, and "
                + "not 0. Below 0 takes minutes away.").ToResult();
        }

        if (Check(body.Reason, body.CommandKey) is { } wrong)
        {
            return wrong.ToResult();
        }

        var (admin, minutes, key) = (CurrentUser.Of(http.User), body.Minutes.Value, body.CommandKey!);
        var command = new AdjustCredits { CommandKey = key, Actor = admin.Actor, AmountSeconds = minutes * 60, Reason = body.Reason };
        return await ExecuteAsync(tenantId, command, AuditEvent.CreditsAdjusted, minutes, admin, $"The balance was adjusted by {minutes} minutes.",
            credits => new Adjusted(tenantId, minutes, key, credits));
    }

    private async Task<IResult> ExecuteAsync<T>(
        Guid tenantId, TenantCommand command, string audited, long minutes, CurrentUser admin, string message, Func<Subscription, T> form)
    {
        var result = await grains.GetGrain<ITenantGrain>(tenantId).ExecuteAsync(command);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (!result.Repeated)
        {
            await audit.WriteAsync(audited, admin, userId: null, tenantId,
                ("minutes", minutes.ToString(CultureInfo.InvariantCulture)), ("commandKey", command.CommandKey));
        }

        return answers.Ok(message, form(CreditsForm.Of(result.Credits!).ToSubscription()));
    }

    private static Failure? Check(string? reason, string? key) =>
        !CreditCommands.IsReason(reason) ? CreditCommands.NoReason : CommandKey.FindWrong(key);
}
