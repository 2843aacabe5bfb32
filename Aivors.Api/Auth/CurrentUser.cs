using System.Security.Claims;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>Who the request's access token names.</summary>
public sealed record CurrentUser(Guid UserId, Guid TenantId, bool IsAdmin)
{
    /// <summary>The claim that holds the tenant's id.</summary>
    public const string TenantClaim = "tenant";

    /// <summary>The claim that holds the session's id: the family of refresh tokens that the access token came with.</summary>
    public const string SessionClaim = "sid";

    public const string AdminRole = "admin";

    public const string UserRole = "user";

    /// <summary>What this user may read: the own tenant, or for an admin everything.</summary>
    public ReadScope Scope => IsAdmin ? ReadScope.Admin() : ReadScope.Tenant(TenantId);

    /// <summary>How this user signs facts and audit rows.</summary>
    public string Actor => UserId.ToString();

    /// <summary>The user of an authorized request.</summary>
    public static CurrentUser Of(ClaimsPrincipal principal) => new(
        Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
        Guid.Parse(principal.FindFirstValue(TenantClaim)!),
        principal.IsInRole(AdminRole));

    /// <summary>The session that the request's access token belongs to.</summary>
    public static Guid SessionOf(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(SessionClaim)!);
}
