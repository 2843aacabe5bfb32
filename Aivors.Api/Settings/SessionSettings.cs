using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary>A user looks at its own sessions, and ends one or all of them.</summary>
internal sealed class SessionSettings(IAccountStore accounts, SessionChecks checks, SessionCookies cookies, Audit audit, Answers answers, TimeProvider time)
{
    public async Task<IResult> ListAsync(HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        var sessions = await accounts.ListSessionsAsync(user.UserId, time.GetUtcNow(), http.RequestAborted);
        var current = CurrentUser.SessionOf(http.User);
        return answers.Ok("Sessions", new SessionListForm([.. sessions.Select(session => SessionForm.Of(session, current))]));
    }

    public async Task<IResult> EndAsync(string sessionId, HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        if (!Guid.TryParseExact(sessionId, "D", out var id)
            || !await accounts.EndSessionAsync(user.UserId, id, time.GetUtcNow(), CancellationToken.None))
        {
            return Failure.NotFound("There is no such session.").ToResult();
        }

        checks.Forget(user.UserId);
        var signedOut = id == CurrentUser.SessionOf(http.User);
        if (signedOut)
        {
            cookies.Clear(http.Response);
        }

        await audit.WriteAsync(AuditEvent.SessionEnded, user, user.UserId, user.TenantId, ("session", sessionId));
        return answers.Ok(signedOut ? "You are signed out." : "The session is over.", new SessionEndedForm(signedOut));
    }

    public async Task<IResult> EndAllAsync(HttpContext http)
    {
        var user = CurrentUser.Of(http.User);
        await accounts.EndAllSessionsAsync(user.UserId, time.GetUtcNow(), CancellationToken.None);
        checks.Forget(user.UserId);
        cookies.Clear(http.Response);
        await audit.WriteAsync(AuditEvent.SignedOutEverywhere, user, user.UserId, user.TenantId);
        return TypedResults.Ok(new AuthEnvelope("You are signed out everywhere.", time.GetUtcNow()));
    }
}
