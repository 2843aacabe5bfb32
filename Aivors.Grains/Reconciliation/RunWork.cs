namespace Aivors.Grains.Reconciliation;

/// <summary>A run that is not finished, and where it goes on.</summary>
internal sealed record RunWork
{
    public required Guid RunId { get; init; }

    /// <summary>Null: the agency's workspace.</summary>
    public required Guid? WorkspaceId { get; init; }

    /// <summary>Whose calls it is about; null: those of all tenants with agents in the agency's workspace.</summary>
    public required Guid? TenantId { get; init; }

    public required RunKind Kind { get; init; }

    /// <summary>Of a backfill: the agent.</summary>
    public required string? AgentId { get; init; }

    /// <summary>Calls that started from here on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Calls that started before it; of a backfill: when the agent was connected.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Agents up to this id are done.</summary>
    public required string? DoneAgents { get; init; }

    /// <summary>Of the following agents, calls that started before it are done.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    /// <summary>How often in a row it could not go on.</summary>
    public required int Attempts { get; init; }
}

/// <summary>The names are stored in lower case: never rename one.</summary>
internal enum RunKind
{
    Scheduled = 1,
    Requested = 2,
    Backfill = 3,
}

/// <summary>Stored: never rename one. What they mean stands at <see cref="Contracts.ReconciliationFinding"/>.</summary>
internal static class FindingKind
{
    public const string Missing = "missing";
    public const string Differing = "differing";
    public const string Extra = "extra";
}

/// <summary>Stored: never rename one. What they mean stands at <see cref="Contracts.ReconciliationFinding"/>.</summary>
internal static class FindingOutcome
{
    public const string Filled = "filled";
    public const string Corrected = "corrected";
    public const string Unchanged = "unchanged";
    public const string KeptApart = "kept_apart";
    public const string Gone = "gone";
    public const string NotOver = "not_over";
    public const string Reported = "reported";
    public const string Refused = "refused";
    public const string Failed = "failed";
}

/// <summary>What a run found of one call, and what became of it.</summary>
/// <param name="TenantId">Whose journal tells of it; null when that is nobody's.</param>
/// <param name="StartedAt">When the call started, as listed.</param>
internal sealed record Finding(
    string CallId, string? AgentId, Guid? TenantId, string Kind, string Outcome, string? Reason, long? KnownMs, long? ListedMs,
    DateTimeOffset? StartedAt);

/// <summary>A call that is known here as over and was not listed.</summary>
internal sealed record UnlistedCall(string CallId, Guid TenantId, string AgentId, long? DurationMs, DateTimeOffset StartedAt);

/// <summary>What a run found of one tenant's calls.</summary>
internal sealed record TenantFindings(Guid TenantId, int Missing, int Filled, int Differing, int Corrected, int Extra, int Failed);
