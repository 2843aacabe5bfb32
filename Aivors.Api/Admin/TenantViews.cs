using System.Text.Json.Serialization;
using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <param name="Name">The tenant's name.</param>
/// <param name="Email">Its first user's address.</param>
/// <param name="Password">Its first user's password.</param>
/// <param name="UserName">Its first user's name; the tenant's when absent.</param>
/// <param name="Minutes">The credits that it starts with; none when absent.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record CreateTenantRequest(string? Name, string? Email, string? Password, string? UserName, long? Minutes);

public sealed record TenantCreated(Guid TenantId, Guid UserId, string Name, string Email, Subscription Credits);

/// <param name="Minutes">Whole, 1 to 1,000,000.</param>
/// <param name="Reason">For the ledger; no personal data.</param>
/// <param name="CommandKey">Made by the client: the same key again grants nothing more.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GrantRequest(long? Minutes, string? Reason, string? CommandKey);

public sealed record Granted(Guid TenantId, long MinutesGranted, string CommandKey, Subscription Credits);

/// <param name="Minutes">Whole and not 0; below 0 takes them away. At most 1,000,000 either way.</param>
/// <param name="Reason">For the ledger; no personal data. 1 to 200 characters.</param>
/// <param name="CommandKey">Made by the client: the same key again adjusts nothing more.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AdjustRequest(long? Minutes, string? Reason, string? CommandKey);

public sealed record Adjusted(Guid TenantId, long MinutesAdjusted, string CommandKey, Subscription Credits);

/// <summary>What is left out stays as it is.</summary>
/// <param name="Status"><c>pending_payment</c>, <c>active</c>, <c>inactive</c> (suspended) or <c>cancelled</c>.</param>
/// <param name="LowBalanceMinutes">Below this, and above 0, the balance counts as low. 0 to 1,000,000.</param>
/// <param name="TimeZone">An IANA id that the database knows.</param>
/// <param name="Reason">For the ledger; no personal data. 1 to 200 characters.</param>
/// <param name="CommandKey">Made by the client: the same key again changes nothing more.</param>
/// <param name="RetentionDays">After how many days a call's personal data are erased, 1 to 36500; 0 keeps them for ever.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ChangeTenantRequest(
    string? Name, string? Status, string? Plan, long? LowBalanceMinutes, string? TimeZone, string? Reason, string? CommandKey,
    int? RetentionDays = null);

/// <summary>A tenant as an admin sees it.</summary>
/// <param name="Status"><c>pending_payment</c>, <c>active</c>, <c>inactive</c> (suspended) or <c>cancelled</c>.</param>
/// <param name="FirstUserId">The user that it was opened with: what the other routes take as <c>userId</c>.</param>
/// <param name="Email">The first user's.</param>
/// <param name="DaysLeft">Whole days that the balance lasts at the present pace; null when no pace is known.</param>
/// <param name="CallsToday">Of the tenant's own today.</param>
/// <param name="Agents">How many are connected now.</param>
/// <param name="RetentionDays">After how many days a call's personal data are erased; null: never.</param>
public sealed record TenantLine(
    Guid TenantId, Guid FirstUserId, string Name, string? Email, string Status, string Plan, string TimeZone, Subscription Credits,
    long LowBalanceMinutes, long? DaysLeft, long CallsToday, DateTimeOffset? LastCallAt, long Agents, DateTimeOffset CreatedAt,
    int? RetentionDays)
{
    public static TenantLine Of(TenantListRow row) => new(
        row.TenantId, row.FirstUserId, row.Name, row.Email, row.Status, row.Plan, row.TimeZone, CreditsForm.Of(row.Credits).ToSubscription(),
        row.Credits.LowBalanceSeconds / 60, row.DaysLeft, row.CallsToday, row.LastCallAt, row.Agents, row.CreatedAt, row.RetentionDays);
}

/// <param name="Next">Give it as <c>after</c> for the next page, with the same filters and order; null on the last one.</param>
/// <param name="Total">Tenants on all pages.</param>
public sealed record TenantPage(IReadOnlyList<TenantLine> Tenants, string? Next, long Total);

/// <summary>One tenant with all that belongs to it. The users and agents first created, or connected, at the front.</summary>
public sealed record TenantDetailForm(TenantLine Tenant, IReadOnlyList<TenantUserForm> Users, IReadOnlyList<TenantAgentForm> Agents)
{
    public static TenantDetailForm Of(TenantDetail detail) => new(
        TenantLine.Of(detail.Tenant),
        [.. detail.Users.Select(user => new TenantUserForm(user.UserId, user.Name, user.Email, user.Role, user.CreatedAt))],
        [.. detail.Agents.Select(agent => new TenantAgentForm(agent.AgentId, agent.ConnectedAt))]);
}

/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
public sealed record TenantUserForm(Guid UserId, string Name, string Email, string Role, DateTimeOffset CreatedAt);

public sealed record TenantAgentForm(string AgentId, DateTimeOffset ConnectedAt);
