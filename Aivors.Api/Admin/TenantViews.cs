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

public sealed record TenantLine(
    Guid TenantId, string Name, string Status, string Plan, Guid UserId, DateTimeOffset CreatedAt, Subscription Credits)
{
    public static TenantLine Of(TenantListRow row) =>
        new(row.TenantId, row.Name, row.Status, row.Plan, row.UserId, row.CreatedAt, CreditsForm.Of(row.Credits).ToSubscription());
}

/// <param name="Tenants">Newest first.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null on the last one.</param>
public sealed record TenantPage(IReadOnlyList<TenantLine> Tenants, string? Next);
