namespace Aivors.Grains.Contracts;

/// <summary>Reads what the watchers of a tenant are told.</summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface ILiveReader
{
    /// <summary>Where a watcher begins, all of it as of one moment; null when there is no such tenant.</summary>
    /// <param name="since">Calls that started before this are not running any more.</param>
    Task<LiveStart?> ReadStartAsync(Guid tenantId, DateTimeOffset since, CancellationToken cancel);

    /// <summary>The tenant's facts after a number, in order and without a gap, each with its call as it is known now.</summary>
    Task<IReadOnlyList<LiveFact>> ReadFactsAsync(Guid tenantId, long after, int limit, CancellationToken cancel);

    /// <summary>The number of the last fact of each of these tenants. Numbers only: it looks across tenants.</summary>
    Task<IReadOnlyDictionary<Guid, long>> ReadHeadsAsync(IReadOnlyCollection<Guid> tenantIds, CancellationToken cancel);
}

/// <param name="HeadSeq">The number of the last fact that the rest has taken in.</param>
/// <param name="RunningCalls">The latest 100, newest first.</param>
public sealed record LiveStart(long HeadSeq, CreditsView Credits, IReadOnlyList<LiveRunningCall> RunningCalls);

/// <summary>A call that has started and is not known to be over.</summary>
/// <param name="PhoneNumber">The other party's.</param>
public sealed record LiveRunningCall(
    string CallId, string AgentId, string? AgentName, DateTimeOffset StartedAt, string? PhoneNumber, string? Direction);

/// <summary>A fact as watchers are told it.</summary>
public sealed record LiveFact
{
    public required long Seq { get; init; }

    /// <summary>When it was committed.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string? CallId { get; init; }

    /// <summary>The call's agent, or the one that was connected or disconnected.</summary>
    public required string? AgentId { get; init; }

    public required long AmountSeconds { get; init; }

    /// <summary>The balance after it.</summary>
    public required long BalanceSeconds { get; init; }

    /// <summary>The tenant's threshold as it is now.</summary>
    public required long LowBalanceSeconds { get; init; }

    /// <summary>The fact's call as it is known now; null when it is about none, or the call was erased.</summary>
    public required LiveCall? Call { get; init; }
}

/// <summary>A call in brief.</summary>
/// <param name="At">When it took place: its start, or its first delivery while no start is known.</param>
/// <param name="PhoneNumber">The other party's.</param>
/// <param name="Status">Retell's <c>call_status</c>.</param>
/// <param name="Event">The newest event known of it.</param>
/// <param name="DurationMs">Talk time; null while it is not known.</param>
/// <param name="ChargedSeconds">What it cost, in seconds of credit; null while it has not been charged.</param>
public sealed record LiveCall(
    string CallId, string AgentId, DateTimeOffset At, string? PhoneNumber, string? Direction, string? Status, string? Outcome, string Event,
    long? DurationMs, long? ChargedSeconds);
