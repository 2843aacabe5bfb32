namespace Aivors.Grains.Contracts;

/// <summary>Reads the runs of the reconciliation and what they found. Every method throws <see cref="Journal.JournalUnavailableException"/>.</summary>
public interface IReconciliationReader
{
    /// <summary>Runs, newest first.</summary>
    Task<IReadOnlyList<ReconciliationRun>> ListAsync(ReadScope scope, ReconciliationQuery query, CancellationToken cancel);

    /// <summary>A run with its findings, at most so many; null when there is none that the scope sees.</summary>
    Task<ReconciliationDetails?> FindAsync(ReadScope scope, Guid runId, int findingsMax, CancellationToken cancel);
}

/// <param name="WorkspaceId">Only this workspace's; null for all. <see cref="Guid.Empty"/> is the agency's.</param>
/// <param name="Before">Only older runs than this one.</param>
public sealed record ReconciliationQuery(int Limit, Guid? WorkspaceId, Guid? Before);

/// <summary>A run: what it was to do, and what came of it so far.</summary>
public sealed record ReconciliationRun
{
    /// <summary>Ordered by the time at which it was asked for.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Null: the agency's workspace.</summary>
    public required Guid? WorkspaceId { get; init; }

    /// <summary>Whose calls it is about; null: those of all tenants with agents in the agency's workspace.</summary>
    public required Guid? TenantId { get; init; }

    /// <summary><c>scheduled</c>, <c>requested</c> or <c>backfill</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of a backfill: whose earlier calls are fetched.</summary>
    public required string? AgentId { get; init; }

    /// <summary>Calls that started from here on.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Calls that started before it.</summary>
    public required DateTimeOffset To { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>A sentence: why it failed, or why it has to be tried again.</summary>
    public required string? Error { get; init; }

    public required ReconciliationCounts Counts { get; init; }
}

/// <summary>What a run counted.</summary>
/// <param name="Listed">Calls that Retell listed.</param>
/// <param name="Missing">Listed, over, and not known here as over.</param>
/// <param name="Filled">Of those, fetched and applied.</param>
/// <param name="Differing">Known with another duration.</param>
/// <param name="Corrected">Of those, corrected.</param>
/// <param name="Extra">Known here as over, and not listed.</param>
/// <param name="Failed">Could not be fetched or applied.</param>
public sealed record ReconciliationCounts(int Listed, int Missing, int Filled, int Differing, int Corrected, int Extra, int Failed);

/// <param name="Findings">By call id.</param>
/// <param name="HasMore">True when there are more than are given.</param>
public sealed record ReconciliationDetails(ReconciliationRun Run, IReadOnlyList<ReconciliationFinding> Findings, bool HasMore);

/// <param name="Kind"><c>missing</c>, <c>differing</c> or <c>extra</c>.</param>
/// <param name="Outcome">
/// <c>filled</c>, <c>corrected</c>, <c>unchanged</c> (applied, and the known duration stands), <c>kept_apart</c> (in quarantine),
/// <c>gone</c> (listed, but not to be fetched), <c>not_over</c> (listed as over, but the call says otherwise), <c>reported</c>,
/// <c>refused</c> or <c>failed</c>.
/// </param>
/// <param name="Reason">Why it was refused or failed, in a word.</param>
/// <param name="KnownMs">The duration that was known here.</param>
/// <param name="ListedMs">The duration that Retell listed.</param>
public sealed record ReconciliationFinding(
    string CallId, string? AgentId, string Kind, string Outcome, string? Reason, long? KnownMs, long? ListedMs, DateTimeOffset NotedAt);
