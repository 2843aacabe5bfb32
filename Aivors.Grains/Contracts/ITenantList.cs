namespace Aivors.Grains.Contracts;

/// <summary>Lists the tenants for an admin, newest first.</summary>
public interface ITenantList
{
    /// <param name="after">The last row of the page before; null for the first page.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<TenantListRow>> ListAsync(TenantListKey? after, int limit, CancellationToken cancel);
}

/// <summary>Where a row stands in the list.</summary>
public sealed record TenantListKey(DateTimeOffset CreatedAt, Guid TenantId);

public sealed record TenantListRow
{
    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string Plan { get; init; }

    /// <summary>The user that the tenant was opened with.</summary>
    public required Guid UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required CreditsView Credits { get; init; }
}
