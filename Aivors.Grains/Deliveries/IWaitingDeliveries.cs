using Aivors.Grains.Contracts;

namespace Aivors.Grains.Deliveries;

/// <summary>The deliveries that are kept and not applied. Every method throws <see cref="Journal.JournalUnavailableException"/>.</summary>
public interface IWaitingDeliveries
{
    /// <summary>
    /// Takes up to <paramref name="max"/> pending ones, oldest first, and hides them from other pumps for <paramref name="lease"/>. One
    /// that is not applied by then is due again, which is safe: it keeps its id.
    /// </summary>
    Task<IReadOnlyList<CallDelivery>> LeaseAsync(int max, TimeSpan lease, CancellationToken cancel);

    /// <summary>Makes an agent's quarantined deliveries pending; returns how many.</summary>
    /// <param name="since">Leaves those received before it where they are; null for all.</param>
    Task<int> ReleaseAsync(string agentId, DateTimeOffset? since, CancellationToken cancel);

    /// <summary>Turns an agent's quarantined deliveries into rejected ones with a reason; their bodies stay. Returns how many.</summary>
    Task<int> DiscardAsync(string agentId, string reason, CancellationToken cancel);

    /// <summary>Makes one quarantined or rejected delivery pending; false when there is none such, or it cannot be read as a call's event.</summary>
    Task<bool> ReplayAsync(Guid deliveryId, CancellationToken cancel);

    /// <summary>
    /// Makes the quarantined and rejected deliveries of a range pending that can be read as a call's event, the oldest first. Looks at no
    /// more than the range's limit, and says where to go on.
    /// </summary>
    Task<ReplayRangeResult> ReplayRangeAsync(ReplayRange range, CancellationToken cancel);
}
