using Aivors.Grains.Contracts;

namespace Aivors.Grains.Journal;

/// <summary>The journal as the grains see it: what commits, and what an activation reads to begin with.</summary>
/// <remarks>
/// Every method throws <see cref="JournalUnavailableException"/> when the database does not answer; whether a write took place is
/// then unknown, and doing it again under the same ids is safe.
/// </remarks>
public interface IJournal
{
    /// <summary>Opens one lane: a writer that is used by one group at a time.</summary>
    IJournalLane OpenLane();

    /// <summary>The tenant's row; null when there is none.</summary>
    Task<TenantRecord?> ReadTenantAsync(Guid tenantId, CancellationToken cancel);

    /// <summary>The running calls (at most 100, of the last 3 hours) and the latest 10 that are over.</summary>
    Task<LiveCalls> ReadLiveCallsAsync(Guid tenantId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Who owned the agent when, oldest first.</summary>
    Task<IReadOnlyList<AgentBinding>> ReadBindingsAsync(string agentId, CancellationToken cancel);

    /// <summary>The tenant that this agent's call was placed with; null when it is not known yet.</summary>
    Task<Guid?> FindPlacementAsync(string agentId, string callId, CancellationToken cancel);

    /// <summary>Keeps a delivery that cannot be applied, with its payload. The same content is kept once.</summary>
    Task KeepAsync(CallDelivery delivery, Verdict verdict, string reason, CancellationToken cancel);
}

/// <summary>One ordered writer to the journal.</summary>
public interface IJournalLane : IAsyncDisposable
{
    /// <summary>
    /// Commits a group in one transaction. A (tenant, call) stands at most once in it. Outcomes come in the order of the group;
    /// null for a tenant that does not exist.
    /// </summary>
    /// <exception cref="JournalRefusedException">The database refuses the data of at least one of them; nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">No answer: the outcome is unknown.</exception>
    Task<IReadOnlyList<DeliveryOutcome?>> AppendAsync(IReadOnlyList<DeliveryAppend> group, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Commits one command in a transaction of its own.</summary>
    /// <exception cref="JournalRefusedException">The database refuses the data; nothing was written.</exception>
    /// <exception cref="JournalUnavailableException">No answer: the outcome is unknown.</exception>
    Task<CommandOutcome> ExecuteAsync(Guid tenantId, TenantCommand command, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>The database did not answer, or not in time. What was asked of it may or may not have been done.</summary>
[GenerateSerializer, Alias("aivors.JournalUnavailableException")]
public sealed class JournalUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The database refuses the data. Asking again is of no use.</summary>
public sealed class JournalRefusedException(string sqlState, Exception? cause = null) : Exception($"The journal refuses the data ({sqlState}).", cause)
{
    /// <summary>The five characters of the SQLSTATE, or <c>queue</c>.</summary>
    public string SqlState { get; } = sqlState;
}
