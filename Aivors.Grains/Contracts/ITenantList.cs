namespace Aivors.Grains.Contracts;

/// <summary>Lists the tenants for an admin, with what their calls of late come to.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ITenantList
{
    Task<TenantListPage> ListAsync(ReadScope scope, TenantListQuery query, DateTimeOffset now, CancellationToken cancel);

    /// <summary>One tenant with its users and agents; null when there is none that the scope may see.</summary>
    Task<TenantDetail?> FindAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>What the list is ordered by.</summary>
public enum TenantSort
{
    Created,
    Name,
    Balance,
    DaysLeft,
    CallsToday,
    LastCall,
}

/// <param name="Text">
/// Part of the tenant's name or of a user's name or address, in any case and taken literally, or an agent's whole id; null for all.
/// </param>
/// <param name="Status">Null for all.</param>
/// <param name="After">The place that the page before ended at; null for the first page.</param>
public sealed record TenantListQuery(int Limit, string? Text, string? Status, TenantSort Sort, bool Descending, TenantListKey? After);

/// <summary>Where a row stands in the list.</summary>
/// <param name="Value">What it is ordered by, as a number; 0 when that is the name, which is looked up by the id.</param>
public sealed record TenantListKey(long Value, Guid TenantId);

/// <param name="Next">Where the following page begins; null when this is the last.</param>
/// <param name="Total">How many tenants all pages have together.</param>
public sealed record TenantListPage(IReadOnlyList<TenantListRow> Tenants, TenantListKey? Next, long Total);

public sealed record TenantListRow
{
    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    /// <summary><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    public required string Plan { get; init; }

    /// <summary>An IANA time zone id.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The user that the tenant was opened with.</summary>
    public required Guid FirstUserId { get; init; }

    /// <summary>The first user's address.</summary>
    public required string? Email { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required CreditsView Credits { get; init; }

    /// <summary>Whole days that the balance lasts at the present pace; null when no pace is known.</summary>
    public required long? DaysLeft { get; init; }

    /// <summary>Of the tenant's own today.</summary>
    public required long CallsToday { get; init; }

    public required DateTimeOffset? LastCallAt { get; init; }

    /// <summary>How many agents are connected now.</summary>
    public required long Agents { get; init; }

    /// <summary>After how many days a call's personal data are erased; null: never.</summary>
    public int? RetentionDays { get; init; }
}

/// <param name="Users">The one created first at the front; at most 1000.</param>
/// <param name="Agents">The one connected first at the front; at most 1000.</param>
public sealed record TenantDetail(TenantListRow Tenant, IReadOnlyList<TenantUser> Users, IReadOnlyList<ConnectedAgent> Agents);

/// <param name="Role"><c>user</c> or <c>admin</c>.</param>
public sealed record TenantUser(Guid UserId, string Name, string Email, string Role, DateTimeOffset CreatedAt);
