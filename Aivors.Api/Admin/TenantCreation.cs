using Aivors.Api.Auth;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>An admin opens a tenant together with its first user.</summary>
internal sealed class TenantCreation(AccountOpening opening, Audit audit, Answers answers)
{
    public async Task<IResult> HandleAsync(CreateTenantRequest body, HttpContext http)
    {
        if (Check(body, out var wish) is { } wrong)
        {
            return wrong.ToResult();
        }

        var admin = CurrentUser.Of(http.User);
        if (await opening.PrepareAsync(wish, admin.Actor, http.RequestAborted) is not { } account)
        {
            return Failure.Unavailable().ToResult();
        }

        var result = await opening.SendAsync(account);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        await audit.WriteAsync(AuditEvent.TenantOpened, admin, account.UserId, account.TenantId);
        return answers.Created($"/api/admin/tenants/{account.TenantId}", "The tenant was created.",
            new TenantCreated(account.TenantId, account.UserId, wish.TenantName, wish.Email, CreditsForm.Of(result.Credits!).ToSubscription()));
    }

    private static Failure? Check(CreateTenantRequest body, out AccountWish wish)
    {
        var name = PersonName.TryNormalize(body.Name);
        var userName = PersonName.TryNormalize(body.UserName ?? body.Name);
        var email = EmailAddress.TryNormalize(body.Email);
        var password = PasswordRules.Check(body.Password, email, name, userName);
        var minutes = body.Minutes ?? 0;
        wish = new AccountWish(name ?? "", userName ?? "", email ?? "", body.Password ?? "", CurrentUser.UserRole, minutes);
        return name is null ? Failure.Invalid($"name must have 1 to {PersonName.LengthMax} characters.")
            : userName is null ? Failure.Invalid($"userName must have 1 to {PersonName.LengthMax} characters.")
            : email is null ? Failure.Invalid("email must be a valid e-mail address.")
            : password is not null ? Failure.Invalid(password)
            : minutes is < 0 or > CreditCommands.GrantMinutesMax
                ? Failure.Invalid($"minutes must be a whole number from 0 to {CreditCommands.GrantMinutesMax}.")
            : null;
    }
}
