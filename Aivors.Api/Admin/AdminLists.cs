using System.Text.Json.Serialization;
using Aivors.Api.Credits;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <param name="Page">From 1.</param>
/// <param name="Total">Entries on all pages.</param>
public sealed record Pagination(int Page, int Limit, long Total, long Pages)
{
    public static Pagination Of(ListWindow window, long total) => new(window.Page, window.Limit, total, window.PagesOf(total));
}

/// <summary><c>data</c> of the list of users.</summary>
public sealed record UserList(IReadOnlyList<ListedUser> Users, Pagination Pagination);

/// <summary>The list of users, at the top level as well as under <c>data</c>: clients read either.</summary>
public sealed record UserListEnvelope(UserList List, DateTimeOffset Timestamp) : Envelope<UserList>("Users", List, Timestamp)
{
    public IReadOnlyList<ListedUser> Users => List.Users;

    public Pagination Pagination => List.Pagination;

    [JsonIgnore]
    public UserList List { get; } = List;
}

/// <summary>A user as an admin sees it.</summary>
/// <param name="Status">Of the user's account: <c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</param>
public sealed record ListedUser(
    [property: JsonPropertyName("_id")] Guid Id, string Name, string Email, string Role, string Status, DateTimeOffset CreatedAt,
    ListedSubscription Subscription, Guid TenantId, string TenantName, string TimeZone)
{
    public static ListedUser Of(TenantAccount account) => new(
        account.UserId, account.Name, account.Email, account.Role, account.Status, account.CreatedAt, ListedSubscription.Of(account),
        account.TenantId, account.TenantName, account.TimeZone);
}

/// <summary>A user's plan and credits. All amounts in whole minutes.</summary>
/// <param name="NextBillingDate">Always null: credits are prepaid.</param>
public sealed record ListedSubscription(
    string Plan, string Status, long MinutesPurchased, long MinutesRemaining, DateTimeOffset? NextBillingDate, long UsedCredits,
    long OverdraftCredits, bool LowBalance, bool StopWorkflow)
{
    public static ListedSubscription Of(TenantAccount account)
    {
        var credits = CreditsForm.Of(account.Credits);
        return new ListedSubscription(account.Plan, account.Status, credits.TotalCredits, credits.AvailableCredits, null, credits.UsedCredits,
            credits.OverdraftCredits, credits.LowBalance, credits.StopWorkflow);
    }
}

/// <summary><c>data</c> of the audit log.</summary>
public sealed record AuditLogList(IReadOnlyList<AuditLogForm> Logs, Pagination Pagination);

/// <summary>The audit log, at the top level as well as under <c>data</c>: clients read either.</summary>
public sealed record AuditLogEnvelope(AuditLogList List, DateTimeOffset Timestamp) : Envelope<AuditLogList>("Audit log", List, Timestamp)
{
    public IReadOnlyList<AuditLogForm> Logs => List.Logs;

    public Pagination Pagination => List.Pagination;

    [JsonIgnore]
    public AuditLogList List { get; } = List;
}

/// <param name="Actor">Who did it: a user id, or <c>system</c>.</param>
/// <param name="UserId">Whom it is about.</param>
public sealed record AuditLogForm(
    [property: JsonPropertyName("_id")] Guid Id, string EventType, Guid? UserId, Guid? TenantId, string Actor, DateTimeOffset CreatedAt,
    RawJson? Data)
{
    public static AuditLogForm Of(AuditEntry entry) => new(
        entry.AuditId, entry.EventType, entry.UserId, entry.TenantId, entry.Actor, entry.At, RawJson.Of(entry.Data));
}
