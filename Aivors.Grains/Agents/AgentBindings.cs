using Aivors.Grains.Journal;

namespace Aivors.Grains.Agents;

/// <summary>Routing is history: which tenant a call of this agent belongs to. Pure.</summary>
/// <param name="Bindings">Never overlapping.</param>
internal sealed record AgentBindings(IReadOnlyList<AgentBinding> Bindings)
{
    public static AgentBindings None { get; } = new([]);

    /// <summary>The owner as of now; null when nobody is.</summary>
    public Guid? Current => Bindings.LastOrDefault(b => b.To is null)?.TenantId;

    /// <summary>
    /// The tenant in force when the call started; if there was none (or its start is unknown), the one in force now; if there is
    /// none, null: quarantine. The appending statement holds to the same rule.
    /// </summary>
#if PLANTED_BUGS
    // 8: the present owner, whoever it was then
    public Guid? OwnerOf(DateTimeOffset? startedAt) => Planted.Is(8) ? Current : AtStart(startedAt) ?? Current;
#else
    public Guid? OwnerOf(DateTimeOffset? startedAt) => AtStart(startedAt) ?? Current;
#endif

    /// <summary>
    /// True when the agent has had other owners: a call may have been placed with one of them before its start was known. Once
    /// placed a call stays, so the stored calls must be asked.
    /// </summary>
    public bool IsUncertain => Bindings is not ([] or [{ To: null }]);

    private Guid? AtStart(DateTimeOffset? startedAt) => startedAt is { } at
        ? Bindings.FirstOrDefault(b => b.From <= at && (b.To is null || at < b.To))?.TenantId
        : null;
}
