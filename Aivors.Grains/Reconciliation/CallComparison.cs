using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>What a listed call is, beside what is known of it.</summary>
internal enum Comparison
{
    /// <summary>Nothing to do: known and alike, or none of this run's business.</summary>
    Settled = 1,

    /// <summary>It is over, and its end is not known here.</summary>
    Missing = 2,

    /// <summary>It is known with another duration.</summary>
    Differing = 3,
}

/// <summary>Whether a call that Retell lists must be fetched. Pure.</summary>
internal static class CallComparison
{
    private const long DurationMax = 86_400_000;

    /// <summary>For a reconciliation: every call that its owner should have had from the doors.</summary>
    /// <param name="settledBefore">A call that ended later may be told of by a webhook that is still on its way.</param>
    public static Comparison Reconcile(ListedCall listed, KnownCall known, DateTimeOffset settledBefore)
    {
        if (EndOf(listed) >= settledBefore || known.IsHistory)
        {
            return Comparison.Settled;
        }

        var listedMs = DurationOf(listed);
        if (known is { IsOver: true, DurationMs: { } knownMs })
        {
            return listedMs is null || listedMs == knownMs || known.IsDifferenceNoted ? Comparison.Settled : Comparison.Differing;
        }

        if (known.IsWaiting || (known.IsOver && listedMs is null))
        {
            // The pump, or an admin, will see to it; or Retell knows no more than we do.
            return Comparison.Settled;
        }

        if (known.IsKnown)
        {
            return Comparison.Missing;
        }

        // Nobody's agent, or over before its owner connected it: that is quarantine's and the backfill's business, and not to be charged.
        var isOwners = known.IsBoundAtStart || (known.BoundFrom is { } from && !(EndOf(listed) <= from));
        return isOwners || listed.AgentId is null ? Comparison.Missing : Comparison.Settled;
    }

    /// <summary>For a backfill: only what was over before the connection, when nobody owned the agent, and what nothing is known of.</summary>
    /// <param name="connectedAt">When the agent was connected.</param>
    public static Comparison Backfill(ListedCall listed, KnownCall known, string agentId, DateTimeOffset connectedAt) =>
        listed.AgentId == agentId && EndOf(listed) <= connectedAt
            && known is { IsKnown: false, IsWaiting: false, IsDiscarded: false, IsBoundAtStart: false }
            ? Comparison.Missing
            : Comparison.Settled;

    /// <summary>When the call ended, as far as the list tells; its start when it tells no more.</summary>
    private static DateTimeOffset? EndOf(ListedCall listed) =>
        listed.EndedAt ?? (listed.StartedAt is { } start ? start.AddMilliseconds(DurationOf(listed) ?? 0) : null);

    private static long? DurationOf(ListedCall listed) => listed.DurationMs is >= 0 and <= DurationMax and var ms ? ms : null;
}

/// <summary>What is known of a listed call here.</summary>
internal sealed record KnownCall
{
    /// <summary>The tenant that the call belongs to by its agent's bindings; null when nobody owns the agent.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>True when the owner owned the agent at the call's start; false when it connected it later.</summary>
    public bool IsBoundAtStart { get; init; }

    /// <summary>Since when the owner has the agent.</summary>
    public DateTimeOffset? BoundFrom { get; init; }

    /// <summary>The owner has the call.</summary>
    public bool IsKnown { get; init; }

    public bool IsOver { get; init; }

    public long? DurationMs { get; init; }

    public bool IsHistory { get; init; }

    /// <summary>A delivery of it waits, as pending or in quarantine.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>An admin decided that it is not to be applied.</summary>
    public bool IsDiscarded { get; init; }

    /// <summary>An earlier run found this very difference, and the known duration stood.</summary>
    public bool IsDifferenceNoted { get; init; }
}
