using System.Security.Claims;
using Aivors.Api.Auth;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Accounts;

/// <summary>
/// Finds whose data a request is about: the one place where the user that a request names becomes an account. So it is here that an
/// admin's look at somebody else's data is audited, also at what is found without naming a user.
/// </summary>
internal sealed class NamedAccounts(ITenantReader tenants, ViewWindow views, RefusedRequests refused, Audit audit)
{
    /// <summary>
    /// The account of the user that the request names by id; without one, the signed-in user's own. Only an admin may name somebody else's.
    /// Null: answer <see cref="NamedAccount.NotFound"/>.
    /// </summary>
    public async Task<TenantAccount?> FindAsync(ClaimsPrincipal principal, string? userId, CancellationToken cancel)
    {
        var user = CurrentUser.Of(principal);
        var named = user.UserId;
        if (!string.IsNullOrEmpty(userId) && !Guid.TryParseExact(userId, "D", out named))
        {
            return null;
        }

#if PLANTED_BUGS
        // 13: neither the route nor the database's session holds to the tenant (either alone shows nothing)
        if (Grains.Planted.Is(13))
        {
            return await tenants.FindByUserAsync(ReadScope.Admin(), named, cancel);
        }
#endif
        if (named != user.UserId && !user.IsAdmin)
        {
            refused.OnRefused("other_user", user.UserId, user.TenantId);
            return null;
        }

        var account = await tenants.FindByUserAsync(user.Scope, named, cancel);
        if (account is not null)
        {
            await AuditViewAsync(user, account.UserId, account.TenantId);
        }

        return account;
    }

    /// <summary>Audits that the user was shown something of this tenant, unless it is the user's own. Call it once it was found.</summary>
    public async Task AuditViewAsync(CurrentUser user, Guid userId, Guid tenantId)
    {
        if (tenantId != user.TenantId && views.TryEnter(user.UserId, tenantId))
        {
            await audit.WriteAsync(AuditEvent.TenantViewed, user, userId, tenantId);
        }
    }
}
