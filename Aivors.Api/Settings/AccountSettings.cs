using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary>A user changes its own name, and its tenant's time zone.</summary>
internal sealed class AccountSettings(IAccountStore accounts, ITenantReader tenants, TimeZones zones, IGrainFactory grains, Audit audit, Answers answers)
{
    public async Task<IResult> RenameAsync(ProfileRequest body, HttpContext http)
    {
        if (PersonName.TryNormalize(body.Name) is not { } name)
        {
            return Failure.Invalid($"name must have 1 to {PersonName.LengthMax} characters, none of them a control character.").ToResult();
        }

        var user = CurrentUser.Of(http.User);
        await accounts.RenameAsync(user.UserId, name, http.RequestAborted);
        await audit.WriteAsync(AuditEvent.ProfileChanged, user, user.UserId, user.TenantId);
        return await AnswerAsync("Your name was changed.", user, http);
    }

    public async Task<IResult> ChangeTimeZoneAsync(TimeZoneRequest body, HttpContext http)
    {
        if (await zones.FindWrongAsync(body.TimeZone, http.RequestAborted) is { } wrong)
        {
            return wrong.ToResult();
        }

        if (CommandKey.OfHeader(http.Request) is not { } key)
        {
            return CommandKey.Refusal.ToResult();
        }

        var user = CurrentUser.Of(http.User);
        var result = await grains.GetGrain<ITenantGrain>(user.TenantId).ExecuteAsync(
            new ChangeTenant { CommandKey = $"account:{key}", Actor = user.Actor, TimeZone = body.TimeZone });
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        if (!result.Repeated)
        {
            await audit.WriteAsync(AuditEvent.TenantChanged, user, user.UserId, user.TenantId, ("timeZone", body.TimeZone!));
        }

        return await AnswerAsync($"Days are now those of {body.TimeZone}. Days that were already counted stay as they are.", user, http);
    }

    private async Task<IResult> AnswerAsync(string message, CurrentUser user, HttpContext http) =>
        await tenants.FindByUserAsync(ReadScope.Tenant(user.TenantId), user.UserId, http.RequestAborted) is { } account
            ? answers.Ok(message, AccountForm.Of(account))
            : Failure.SignedOut().ToResult();
}
