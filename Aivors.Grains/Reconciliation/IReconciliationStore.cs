using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>What is to be reconciled, how far it is, and what it found. Every method throws <see cref="Journal.JournalUnavailableException"/>.</summary>
internal interface IReconciliationStore
{
    /// <summary>Tenants' workspaces, and those that unfinished runs name; at most 10,000.</summary>
    Task<IReadOnlyList<Guid>> ListWorkspacesAsync(CancellationToken cancel);

    /// <summary>Takes the workspace for whoever names the lease, or takes it further. False: another holds it.</summary>
    Task<bool> TryLeaseAsync(Guid workspace, Guid leaseId, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel);

    Task ReleaseAsync(Guid workspace, Guid leaseId, CancellationToken cancel);

    /// <summary>Begins the next window of the workspace, up to now, unless one is unfinished.</summary>
    Task AddScheduledAsync(Guid? workspaceId, Guid? tenantId, TimeSpan overlap, DateTimeOffset now, CancellationToken cancel);

    /// <summary>False: too many wait for this workspace already.</summary>
    Task<bool> AddRequestedAsync(
        Guid runId, Guid? workspaceId, Guid? tenantId, DateTimeOffset from, DateTimeOffset to, string actor, DateTimeOffset now, CancellationToken cancel);

    /// <summary>False: the agent is not the tenant's, or its connection has its backfill already.</summary>
    Task<bool> AddBackfillAsync(
        Guid? workspaceId, Guid tenantId, string agentId, int days, string actor, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Whether a run of the workspace is due, and nobody is at it.</summary>
    Task<bool> HasDueAsync(Guid? workspaceId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The oldest unfinished run that is due and not one of these, and takes it up; null when there is none.</summary>
    Task<RunWork?> TakeAsync(Guid? workspaceId, IReadOnlyCollection<Guid> except, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Counts a finding, and keeps it while the run has less than 10,000.</summary>
    /// <param name="keep">False: it is counted only, unless it was kept before.</param>
    Task NoteAsync(Guid runId, Finding finding, bool keep, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Keeps how far the run is.</summary>
    Task SaveAsync(Guid runId, string? doneAgents, DateTimeOffset? nextAt, int listed, CancellationToken cancel);

    /// <summary>Lets the run go on later.</summary>
    /// <param name="error">Why; null when it only did as much as one pass may.</param>
    /// <param name="fromFailed">True: it goes back to the calls that could not be fetched.</param>
    Task PostponeAsync(RunWork run, string? error, bool fromFailed, DateTimeOffset dueAt, CancellationToken cancel);

    /// <summary>What it found by tenant; only tenants of whom it found something.</summary>
    Task<IReadOnlyList<TenantFindings>> SumByTenantAsync(Guid runId, CancellationToken cancel);

    /// <summary>Finishes the run. A scheduled one that is done moves what is reconciled, but for at most a day not past what failed.</summary>
    /// <param name="error">Why it failed; null when it is done.</param>
    Task<ReconciliationCounts> FinishAsync(RunWork run, string? error, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Whether calls of the run could not be fetched and may be, another time.</summary>
    Task<bool> HasFailedAsync(Guid runId, CancellationToken cancel);

    /// <summary>Forgets runs of the workspace that ended before then, some hundreds at most.</summary>
    Task ForgetAsync(Guid? workspaceId, DateTimeOffset endedBefore, CancellationToken cancel);
}
