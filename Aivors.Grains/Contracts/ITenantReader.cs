namespace Aivors.Grains.Contracts;

/// <summary>Reads users together with their tenants.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ITenantReader
{
    /// <summary>The user and the tenant it belongs to; null when there is none, or none that the scope may see.</summary>
    Task<TenantAccount?> FindByUserAsync(ReadScope scope, Guid userId, CancellationToken cancel);

    /// <summary>Users that the scope may see, the newest first.</summary>
    Task<Paged<TenantAccount>> SearchAsync(ReadScope scope, TenantSearch search, CancellationToken cancel);
}

/// <param name="Text">Part of the user's name or address or of the tenant's name, in any case and taken literally; null for all.</param>
/// <param name="Status">The tenant's status; null for all.</param>
public sealed record TenantSearch(int Limit, int Skip, string? Text, string? Status);

/// <summary>A user with its tenant, as of the last commit.</summary>
public sealed record TenantAccount
{
    public required Guid UserId { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>The user's name.</summary>
    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary><c>user</c> or <c>admin</c>.</summary>
    public required string Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string TenantName { get; init; }

    /// <summary><c>pending_payment</c>, <c>active</c>, <c>inactive</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    public required string Plan { get; init; }

    /// <summary>An IANA time zone id; all day boundaries follow it.</summary>
    public required string TimeZone { get; init; }

    public required CreditsView Credits { get; init; }
}
