namespace Aivors.Grains.Contracts;

/// <summary>Reads what came through the doors and what became of it. Every method throws <see cref="Journal.JournalUnavailableException"/>.</summary>
public interface IDeliveryReader
{
    /// <summary>What is in quarantine, by agent, the longest waiting first. At most 1,000 agents.</summary>
    Task<IReadOnlyList<QuarantinedAgent>> ListQuarantineAsync(ReadScope scope, CancellationToken cancel);

    /// <summary>Deliveries, newest first.</summary>
    Task<IReadOnlyList<DeliveryEntry>> ListAsync(ReadScope scope, DeliveryQuery query, CancellationToken cancel);

    /// <summary>Everything that is known of what happened to a call; null when the scope sees neither a delivery nor a fact of it.</summary>
    Task<CallHistory?> FindHistoryAsync(ReadScope scope, string callId, CancellationToken cancel);
}

/// <param name="Deliveries">How many wait.</param>
/// <param name="Calls">Of how many calls.</param>
/// <param name="Minutes">What those calls would cost at most: each one's talk time, as far as it is known, rounded up.</param>
public sealed record QuarantinedAgent(
    string AgentId, long Deliveries, long Calls, DateTimeOffset FirstAt, DateTimeOffset LastAt, long Minutes);

/// <param name="After">Only older ones than this; null from the newest.</param>
/// <param name="TenantId">Only what was applied to this tenant; null for all that the scope sees.</param>
public sealed record DeliveryQuery(
    int Limit, string? Verdict, string? AgentId, string? CallId, DateTimeOffset? From, DateTimeOffset? To, DeliveryPosition? After,
    Guid? TenantId = null);

/// <summary>A place in the list of deliveries.</summary>
[GenerateSerializer, Immutable, Alias("aivors.DeliveryPosition")]
public sealed record DeliveryPosition([property: Id(0)] DateTimeOffset ReceivedAt, [property: Id(1)] Guid DeliveryId);

/// <param name="Door"><c>n8n</c>, <c>retell</c>, <c>test</c> or <c>reconciliation</c>.</param>
/// <param name="Verdict">In lower case, see <see cref="Contracts.Verdict"/>.</param>
/// <param name="Reason">Why it was not applied, if it was not.</param>
/// <param name="Seq">The fact it became, if any.</param>
/// <param name="Proof">One of <see cref="DeliveryProof"/>: whether Retell's signature was checked; null when there was none.</param>
/// <param name="TraceId">The W3C trace id of the request that brought it.</param>
public sealed record DeliveryEntry(
    Guid DeliveryId, DateTimeOffset ReceivedAt, string Door, string Verdict, string? Reason, Guid? TenantId, string? AgentId, string? CallId,
    string? Event, long? Seq, string? Proof, string? TraceId);

/// <param name="IsHistory">The call was over before its agent was connected and was fetched to be shown: it is never charged.</param>
/// <param name="Binding">Whose agent it was when the call started, by which the call was routed; null when none was in force.</param>
public sealed record CallHistory(
    string CallId, IReadOnlyList<DeliveryEntry> Deliveries, IReadOnlyList<LedgerEntry> Facts, bool IsHistory, CallBinding? Binding);

/// <param name="AtStart">True: in force when the call started. False: it is the one that was in force when it was first delivered.</param>
public sealed record CallBinding(string AgentId, Guid TenantId, DateTimeOffset From, DateTimeOffset? To, bool AtStart);
