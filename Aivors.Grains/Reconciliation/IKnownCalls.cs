using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>What is known here of the calls to compare with. Every method throws <see cref="Journal.JournalUnavailableException"/>.</summary>
internal interface IKnownCalls
{
    /// <summary>Agents of the tenant, or of all, that were connected at some time of the span: by id, from after the given one on.</summary>
    Task<IReadOnlyList<string>> ListAgentsAsync(RunWork run, string? after, int max, CancellationToken cancel);

    /// <summary>What is known of each listed call, in their order.</summary>
    Task<IReadOnlyList<KnownCall>> FindKnownAsync(RunWork run, IReadOnlyList<ListedCall> listed, CancellationToken cancel);

    /// <summary>
    /// Calls of these agents that started in [from, to), were over before <paramref name="overBefore"/>, and are none of the listed ones;
    /// neither history nor test calls. What an earlier scheduled run reported is left out of a scheduled one. At most 500.
    /// </summary>
    Task<IReadOnlyList<UnlistedCall>> FindUnlistedAsync(
        RunWork run, IReadOnlyList<string> agentIds, DateTimeOffset from, DateTimeOffset to, DateTimeOffset overBefore,
        IReadOnlyCollection<string> listedIds, CancellationToken cancel);
}
