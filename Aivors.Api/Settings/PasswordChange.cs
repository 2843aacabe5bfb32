using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary>
/// A user changes its password. The current one is asked for under the limits of signing in: a session left open somewhere is not a place to
/// guess it. All other sessions end, and the access tokens that are out with them.
/// </summary>
internal sealed class PasswordChange(
    IAccountStore accounts, ITenantReader tenants, PasswordHashing hashing, SignInLimiter limiter, Sessions sessions, Audit audit, TimeProvider time)
{
    public async Task<IResult> HandleAsync(PasswordRequest body, HttpContext http)
    {
        if (string.IsNullOrEmpty(body.CurrentPassword) || string.IsNullOrEmpty(body.NewPassword))
        {
            return Failure.Invalid("Please give both currentPassword and newPassword.").ToResult();
        }

        var user = CurrentUser.Of(http.User);
        if (await accounts.FindByIdAsync(user.UserId, http.RequestAborted) is not { } account)
        {
            return Failure.SignedOut().ToResult();
        }

        var tenant = await tenants.FindByUserAsync(ReadScope.Tenant(user.TenantId), user.UserId, http.RequestAborted);
        if (PasswordRules.Check(body.NewPassword, account.Email, account.Name, tenant?.TenantName) is { } wrong)
        {
            return Failure.Invalid(wrong).ToResult();
        }

        var sender = http.Connection.RemoteIpAddress;
        if (await limiter.TryEnterAsync(sender, account.Email) is { } wait)
        {
            return Failure.TooManyRequests(wait).ToResult();
        }

        var verdict = await hashing.VerifyAsync(account.PasswordHash, body.CurrentPassword, http.RequestAborted);
        if (verdict == PasswordVerdict.Wrong)
        {
            await audit.WriteAsync(AuditEvent.PasswordChangeFailed, user, user.UserId, user.TenantId);
            return Failure.Invalid("The current password is not right.").ToResult();
        }

        if (verdict is null || await hashing.HashAsync(body.NewPassword, http.RequestAborted) is not { } hash)
        {
            return Failure.Unavailable().ToResult();
        }

        limiter.Forgive(sender, account.Email);
        if (!await sessions.TryChangePasswordAsync(http, account, hash))
        {
            return Failure.Conflict("The password was changed by somebody else at the same time. Sign in again, then try again.").ToResult();
        }

        await audit.WriteAsync(AuditEvent.PasswordChanged, user, user.UserId, user.TenantId);
        return TypedResults.Ok(new AuthEnvelope("Your password was changed. All other sessions are over.", time.GetUtcNow()));
    }
}
