namespace Aivors.Grains.Deliveries;

/// <summary>How much waits. Throws <see cref="Journal.JournalUnavailableException"/>.</summary>
public interface IWaitingCounts
{
    Task<WaitingCounts> ReadAsync(CancellationToken cancel);
}

/// <param name="Oldest">When the oldest was received; null when none waits.</param>
public sealed record WaitingCount(long Count, DateTimeOffset? Oldest)
{
    public static WaitingCount None { get; } = new(0, null);
}

public sealed record WaitingCounts(WaitingCount Pending, WaitingCount Quarantined);
