using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

public sealed record SignInRequest(string? Email, string? Password);

/// <summary>
/// Address and password for a session. An unknown address costs the same work and gives the same answer as a wrong password.
/// </summary>
internal sealed class SignIn(IAccountStore accounts, PasswordHashing hashing, SignInLimiter limiter, Sessions sessions, ITenantReader tenants,
    RefusedRequests refused, Audit audit, TimeProvider time)
{
    /// <summary>What cannot be an address is counted as one account.</summary>
    private const string NoAddress = "?";

    public async Task<IResult> HandleAsync(SignInRequest request, HttpContext http)
    {
        if (string.IsNullOrEmpty(request.Email) || string.IsNullOrEmpty(request.Password))
        {
            return Failure.Invalid("Please give both email and password.").ToResult();
        }

        var email = EmailAddress.TryNormalize(request.Email);
        var sender = http.Connection.RemoteIpAddress;
        if (await limiter.TryEnterAsync(sender, email ?? NoAddress) is { } wait)
        {
            refused.OnRefused("sign_in_limit");
            return Failure.TooManyRequests(wait).ToResult();
        }

        var account = await accounts.FindByEmailAsync(email ?? NoAddress, http.RequestAborted);
        var verdict = await hashing.VerifyAsync(account?.PasswordHash, request.Password, http.RequestAborted);
        if (verdict is null)
        {
            return Failure.Unavailable().ToResult();
        }

        if (account is null || verdict == PasswordVerdict.Wrong)
        {
            return await RefuseAsync(account);
        }

        limiter.Forgive(sender, account.Email);
        if (verdict == PasswordVerdict.RightButOldHash && await hashing.HashAsync(request.Password, http.RequestAborted) is { } hash)
        {
            await accounts.UpdatePasswordHashAsync(account.UserId, hash, http.RequestAborted);
        }

        if (!await sessions.TryBeginAsync(http, account))
        {
            // The password was changed meanwhile: it was right, and is not any more.
            return await RefuseAsync(account);
        }

        await audit.WriteAsync(AuditEvent.SignedIn, account.UserId.ToString(), account.UserId, account.TenantId);
        var stored = await tenants.FindByUserAsync(ReadScope.Tenant(account.TenantId), account.UserId, http.RequestAborted);
        return TypedResults.Ok(new AuthEnvelope("You are signed in.", time.GetUtcNow()) { User = stored is null ? null : UserView.Of(stored) });
    }

    private async Task<IResult> RefuseAsync(Account? account)
    {
        refused.OnRefused("sign_in", account?.UserId, account?.TenantId);
        await audit.WriteAsync(AuditEvent.SignInFailed, Audit.Anonymous, account?.UserId, account?.TenantId);
        return Failure.SignedOut("Wrong e-mail address or password.").ToResult();
    }
}
