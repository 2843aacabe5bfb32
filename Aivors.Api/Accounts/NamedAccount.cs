using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Accounts;

/// <summary>Whose data a request is about.</summary>
public static class NamedAccount
{
    /// <summary>The one answer for a user that is somebody else's, unknown, or no id at all: which of them it was is nobody's business.</summary>
    public static Failure NotFound { get; } = Failure.NotFound("There is no such user.");

    /// <summary>
    /// The account of the user that the request names by id; without one, the signed-in user's own. Only an admin may name somebody else's.
    /// Null: answer <see cref="NotFound"/>.
    /// </summary>
    public static async Task<TenantAccount?> FindAsync(
        this ITenantReader tenants, ClaimsPrincipal principal, string? userId, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        var named = user.UserId;
        if (!string.IsNullOrEmpty(userId) && !Guid.TryParseExact(userId, "D", out named))
        {
            return null;
        }

        return named == user.UserId || user.IsAdmin ? await tenants.FindByUserAsync(user.Scope, named, cancel) : null;
    }
}
