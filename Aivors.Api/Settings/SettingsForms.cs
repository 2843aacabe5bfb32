using System.Text.Json.Serialization;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Settings;

/// <summary><c>data</c> of <c>GET /api/account</c> and of what changes it.</summary>
public sealed record AccountForm(AccountUser User, AccountTenant Tenant)
{
    public static AccountForm Of(TenantAccount account) => new(
        new AccountUser(account.UserId, account.Name, account.Email, account.Role, account.CreatedAt),
        new AccountTenant(account.TenantId, account.TenantName, account.TimeZone, account.Status, account.Plan, account.Credits.LowBalanceSeconds / 60));
}

/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
public sealed record AccountUser(Guid UserId, string Name, string Email, string Role, DateTimeOffset CreatedAt);

/// <param name="TimeZone">An IANA id; all days of the pages follow it.</param>
/// <param name="Status"><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</param>
/// <param name="LowBalanceMinutes">Below this, and above 0, the balance counts as low.</param>
public sealed record AccountTenant(Guid TenantId, string Name, string TimeZone, string Status, string Plan, long LowBalanceMinutes);

/// <param name="Name">1 to 200 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ProfileRequest(string? Name);

/// <param name="TimeZone">An IANA id that the database knows, such as <c>Europe/Berlin</c>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TimeZoneRequest(string? TimeZone);

/// <param name="CurrentPassword">The one that signs in now.</param>
/// <param name="NewPassword">8 to 128 characters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PasswordRequest(string? CurrentPassword, string? NewPassword);

/// <param name="Sessions">The one last renewed at the front; at most 100.</param>
public sealed record SessionListForm(IReadOnlyList<SessionForm> Sessions);

/// <summary>A signed-in session.</summary>
/// <param name="RenewedAt">When its cookies were last renewed: it was in use then.</param>
/// <param name="Device">Browser and system in a few words, such as <c>Firefox on Linux</c>; null when the sign-in did not tell.</param>
/// <param name="Current">True for the one that asks.</param>
public sealed record SessionForm(Guid SessionId, DateTimeOffset StartedAt, DateTimeOffset RenewedAt, string? Device, bool Current)
{
    public static SessionForm Of(SessionEntry session, Guid current) =>
        new(session.SessionId, session.StartedAt, session.RenewedAt, session.Device, session.SessionId == current);
}

/// <summary>What became of a session, or of all of them.</summary>
/// <param name="SignedOut">True when the session that asked is over too, and its cookies are cleared.</param>
public sealed record SessionEndedForm(bool SignedOut);
