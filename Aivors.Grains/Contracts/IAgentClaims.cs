namespace Aivors.Grains.Contracts;

/// <summary>Claims to agents that nothing proves, waiting for an admin.</summary>
public interface IAgentClaims
{
    /// <summary>Keeps a claim, or finds the one that is pending already. Null when the tenant has too many pending.</summary>
    Task<AgentClaim?> AskAsync(AgentClaim claim, CancellationToken cancel);

    /// <summary>For admins, the oldest first; at most 200.</summary>
    Task<IReadOnlyList<AgentClaim>> ListAsync(ClaimStatus status, CancellationToken cancel);

    /// <summary>For admins.</summary>
    Task<AgentClaim?> FindAsync(Guid claimId, CancellationToken cancel);

    /// <summary>For admins. False when the claim is decided already, but a refused one can still be approved.</summary>
    Task<bool> DecideAsync(Guid claimId, ClaimStatus decision, string actor, DateTimeOffset now, CancellationToken cancel);
}

public sealed record AgentClaim(
    Guid ClaimId,
    Guid TenantId,
    string AgentId,
    DateTimeOffset AskedAt,
    ClaimStatus Status = ClaimStatus.Pending,
    DateTimeOffset? DecidedAt = null,
    string? DecidedBy = null);

public enum ClaimStatus
{
    Pending = 0,
    Approved = 1,
    Refused = 2,
}
