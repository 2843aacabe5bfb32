using System.Security.Claims;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>Begins, renews and ends signed-in sessions, and keeps the browser's cookies in step.</summary>
internal sealed class Sessions(IAccountStore accounts, AccessTokens accessTokens, RefreshTokens refreshTokens, SessionCookies cookies,
    SessionChecks checks, Audit audit, TimeProvider time)
{
    public async Task BeginAsync(HttpContext http, Account account)
    {
        var sessionId = Guid.CreateVersion7(time.GetUtcNow());
        var refresh = refreshTokens.Create();
        await accounts.BeginSessionAsync(account.UserId, sessionId, refresh.Row, http.RequestAborted);
        cookies.Write(http.Response, accessTokens.Create(account, sessionId), refresh.Token);
    }

    /// <summary>False when the refresh token is absent or does not count (any more).</summary>
    public async Task<bool> RenewAsync(HttpContext http)
    {
        if (RefreshTokens.TryHash(http.Request.Cookies[SessionCookies.Refresh]) is not { } presented)
        {
            return false;
        }

        var next = refreshTokens.Create();
        // Not given up when the client goes: its answer may be on the way already.
        var result = await accounts.RefreshAsync(presented, next.Row, CancellationToken.None);
        if (result is { Status: RefreshStatus.Renewed, Account: { } account })
        {
            cookies.Write(http.Response, accessTokens.Create(account, result.SessionId), next.Token);
            return true;
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

        // A token that was not valid may have lost a race against another tab, whose new cookies must stay.
        return false;
    }

    public async Task EndAsync(HttpContext http)
    {
        var ended = RefreshTokens.TryHash(http.Request.Cookies[SessionCookies.Refresh]) is { } presented
            ? await accounts.EndSessionAsync(presented, time.GetUtcNow(), CancellationToken.None)
            : null;
        if (http.User.Identity is { IsAuthenticated: true })
        {
            var user = CurrentUser.Of(http.User);
            var sessionId = Guid.Parse(http.User.FindFirstValue(CurrentUser.SessionClaim)!);
            await accounts.EndSessionAsync(user.UserId, sessionId, time.GetUtcNow(), CancellationToken.None);
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
