namespace Aivors.Grains.Contracts;

/// <summary>Reads what verifying came to. Throws <see cref="Journal.JournalUnavailableException"/>.</summary>
public interface IVerificationReader
{
    /// <param name="scope">Only an admin's sees any.</param>
    /// <param name="tenantId">The latest that was about this tenant alone; null for the latest about all.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<VerificationRecord?> FindLatestAsync(ReadScope scope, Guid? tenantId, CancellationToken cancel);
}

/// <summary>One verification and what it came to.</summary>
public sealed record VerificationRecord
{
    public required Guid VerificationId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Null: all tenants.</summary>
    public required Guid? TenantId { get; init; }

    /// <summary>A user's id, or <c>system</c> for the nightly one.</summary>
    public required string Actor { get; init; }

    public required int Tenants { get; init; }

    /// <summary>Tenants whose books are explained.</summary>
    public required int Clean { get; init; }

    public required int Findings { get; init; }

    /// <summary>The first findings, at most 100.</summary>
    public required IReadOnlyList<VerificationFinding> Shown { get; init; }

    public double ExplainedPercent => Tenants == 0 ? 100 : 100.0 * Clean / Tenants;
}

/// <param name="TenantId">Whose books.</param>
/// <param name="Finding">A sentence of ids and numbers.</param>
public sealed record VerificationFinding(Guid TenantId, string Finding);
