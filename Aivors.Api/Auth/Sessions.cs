using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>Begins, renews and ends signed-in sessions, and keeps the browser's cookies in step.</summary>
internal sealed class Sessions(IAccountStore accounts, AccessTokens accessTokens, RefreshTokens refreshTokens, SessionCookies cookies,
    SessionChecks checks, Audit audit, TimeProvider time)
{
    /// <summary>False when the account's password was changed since it was read: then no session begins.</summary>
    public async Task<bool> TryBeginAsync(HttpContext http, Account account)
    {
        var session = new NewSession(Guid.CreateVersion7(time.GetUtcNow()), DeviceName.Of(http.Request.Headers.UserAgent));
        var refresh = refreshTokens.Create();
        if (!await accounts.BeginSessionAsync(account, session, refresh.Row, http.RequestAborted))
        {
            return false;
        }

        cookies.Write(http.Response, accessTokens.Create(account, session.SessionId), refresh.Token);
        return true;
    }

    /// <summary>Stores the new password's hash; this session goes on with new cookies, all others are over. False: see <see cref="TryBeginAsync"/>.</summary>
    public async Task<bool> TryChangePasswordAsync(HttpContext http, Account account, string passwordHash)
    {
        var sessionId = CurrentUser.SessionOf(http.User);
        var refresh = refreshTokens.Create();
        if (await accounts.ChangePasswordAsync(account, passwordHash, sessionId, refresh.Row, CancellationToken.None) is not { } changed)
        {
            return false;
        }

        checks.Forget(changed.UserId);
        cookies.Write(http.Response, accessTokens.Create(changed, sessionId), refresh.Token);
        return true;
    }

    /// <summary>Spends the refresh cookie for new cookies.</summary>
    public async Task<Renewal> RenewAsync(HttpContext http)
    {
        if (RefreshTokens.TryHash(http.Request.Cookies[SessionCookies.Refresh]) is not { } presented)
        {
            return Renewal.Over;
        }

        var next = refreshTokens.Create();
        // Not given up when the client goes: its answer may be on the way already.
        var result = await accounts.RefreshAsync(presented, next.Row, CancellationToken.None);
        if (result is { Status: RefreshStatus.Renewed, Account: { } account })
        {
            cookies.Write(http.Response, accessTokens.Create(account, result.SessionId), next.Token);
            return Renewal.Done;
        }

        if (result.Status is RefreshStatus.Reused or RefreshStatus.Ended)
        {
            cookies.Clear(http.Response);
        }

        if (result is { Status: RefreshStatus.Reused, Account: { } victim })
        {
            checks.Forget(victim.UserId);
            await audit.WriteAsync(AuditEvent.RefreshReused, Audit.Anonymous, victim.UserId, victim.TenantId,
                ("session", result.SessionId.ToString()));
        }

        // Another tab's new cookies must stay.
        return result.Status == RefreshStatus.JustSpent ? Renewal.DoneByAnother : Renewal.Over;
    }

    public async Task EndAsync(HttpContext http)
    {
        var ended = RefreshTokens.TryHash(http.Request.Cookies[SessionCookies.Refresh]) is { } presented
            ? await accounts.EndSessionAsync(presented, time.GetUtcNow(), CancellationToken.None)
            : null;
        if (http.User.Identity is { IsAuthenticated: true })
        {
            var user = CurrentUser.Of(http.User);
            await accounts.EndSessionAsync(user.UserId, CurrentUser.SessionOf(http.User), time.GetUtcNow(), CancellationToken.None);
            ended ??= user.UserId;
        }

        cookies.Clear(http.Response);
        if (ended is { } userId)
        {
            checks.Forget(userId);
            await audit.WriteAsync(AuditEvent.SignedOut, userId.ToString(), userId, tenantId: null);
        }
    }
}

internal enum Renewal
{
    Done,

    /// <summary>Another request with the same cookie was first, a moment ago: its cookies are the session's now.</summary>
    DoneByAnother,

    /// <summary>The refresh token is absent, or does not count (any more).</summary>
    Over,
}
