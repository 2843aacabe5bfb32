using System.Text.Json.Serialization;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>Strict: a field that is not listed here (a role, a balance) is refused, not ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SignUpRequest(string? Name, string? Email, string? Password);

/// <summary>A new client opens an account of its own.</summary>
internal sealed class SignUp(AccountOpening opening, IAccountStore accounts, SignInLimiter limiter, Sessions sessions, ITenantReader tenants,
    Audit audit, IOptions<CreditsOptions> credits, TimeProvider time)
{
    public async Task<IResult> HandleAsync(SignUpRequest request, HttpContext http)
    {
        if (Check(request, out var wish) is { } wrong)
        {
            return wrong.ToResult();
        }

        if (await limiter.TryEnterAsync(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Failure.TooManyRequests(wait).ToResult();
        }

        // Saves the hashing; the unique index decides all the same.
        if (await accounts.FindByEmailAsync(wish.Email, http.RequestAborted) is not null)
        {
            return CommandFailures.Of(CommandStatus.EmailTaken)!.ToResult();
        }

        if (await opening.PrepareAsync(wish, Audit.Anonymous, http.RequestAborted) is not { } account)
        {
            return Failure.Unavailable().ToResult();
        }

        var result = await opening.SendAsync(account);
        if (CommandFailures.Of(result.Status) is { } refused)
        {
            return refused.ToResult();
        }

        await sessions.TryBeginAsync(http, account.ToAccount(time.GetUtcNow()));
        await audit.WriteAsync(AuditEvent.SignUp, account.UserId.ToString(), account.UserId, account.TenantId);
        var stored = await tenants.FindByUserAsync(ReadScope.Tenant(account.TenantId), account.UserId, http.RequestAborted);
        return TypedResults.Json(
            new AuthEnvelope("Your account is ready.", time.GetUtcNow()) { User = stored is null ? null : UserView.Of(stored) },
            statusCode: StatusCodes.Status201Created);
    }

    private Failure? Check(SignUpRequest request, out AccountWish wish)
    {
        var name = PersonName.TryNormalize(request.Name);
        var email = EmailAddress.TryNormalize(request.Email);
        var password = PasswordRules.Check(request.Password, email, name);
        wish = new AccountWish(name ?? "", name ?? "", email ?? "", request.Password ?? "", CurrentUser.UserRole, credits.Value.SignupMinutes);
        return name is null ? Failure.Invalid($"Please give your name: 1 to {PersonName.LengthMax} characters.")
            : email is null ? Failure.Invalid("Please give a valid e-mail address.")
            : password is not null ? Failure.Invalid(password)
            : null;
    }
}
