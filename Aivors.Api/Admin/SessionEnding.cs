using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>An admin ends all sessions of a user: of a lost device, of somebody who has left.</summary>
internal sealed class SessionEnding(IAccountStore accounts, SessionChecks checks, Audit audit, Answers answers, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string userId, HttpContext http)
    {
        if (!Guid.TryParseExact(userId, "D", out var id) || await accounts.FindByIdAsync(id, http.RequestAborted) is not { } account)
        {
            return Failure.NotFound("There is no such user.").ToResult();
        }

        var now = time.GetUtcNow();
        var sessions = (await accounts.ListSessionsAsync(id, now, http.RequestAborted)).Count;
        await accounts.EndAllSessionsAsync(id, now, CancellationToken.None);
        checks.Forget(id);
        await audit.WriteAsync(AuditEvent.SessionsEndedByAdmin, CurrentUser.Of(http.User), id, account.TenantId);
        return answers.Ok("The user is signed out everywhere.", new SessionsEnded(id, sessions));
    }
}

/// <param name="Sessions">How many could still be renewed; 100 stands for more.</param>
public sealed record SessionsEnded(Guid UserId, int Sessions);
