using Aivors.Api.Credits;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>One received event and what became of it.</summary>
/// <param name="Verdict"><c>recorded</c>, <c>enriched</c>, <c>duplicate</c>, <c>quarantined</c>, <c>rejected</c> or <c>pending</c>.</param>
/// <param name="Reason">Why it was not applied, if it was not.</param>
/// <param name="Seq">The number of the ledger entry it became, if any.</param>
/// <param name="Proof"><c>signed</c> when Retell's signature held, <c>unproved</c> when it did not, <c>fetched</c> from Retell's API by
/// reconciliation, null when there was none to check.</param>
/// <param name="TraceId">The W3C trace id of the request that brought it, as in traces and logs; null when nothing traced it.</param>
public sealed record DeliveryForm(
    Guid DeliveryId, DateTimeOffset ReceivedAt, string Door, string Verdict, string? Reason, string? AgentId, string? CallId, string? EventType, long? Seq,
    string? Proof, string? TraceId)
{
    public static DeliveryForm Of(DeliveryEntry entry) => new(
        entry.DeliveryId, entry.ReceivedAt, entry.Door, entry.Verdict, entry.Reason, entry.AgentId, entry.CallId, entry.Event, entry.Seq,
        entry.Proof, entry.TraceId);
}

/// <param name="NextCursor">The <c>cursor</c> of the following page; null when this is the last.</param>
public sealed record DeliveryListForm(IReadOnlyList<DeliveryForm> Deliveries, int Limit, string? NextCursor)
{
    /// <param name="rows">One more than <paramref name="limit"/> when there is a following page.</param>
    public static DeliveryListForm Of(IReadOnlyList<DeliveryEntry> rows, int limit)
    {
        var shown = rows.Take(limit).ToArray();
        return new DeliveryListForm([.. shown.Select(DeliveryForm.Of)], limit, rows.Count > limit ? DeliveryCursor.Write(shown[^1]) : null);
    }
}

/// <summary>Why a call is where it is, and what it cost.</summary>
/// <param name="Deliveries">In the order in which they came.</param>
/// <param name="Facts">The ledger entries that they became.</param>
/// <param name="IsHistory">True for a call of before its agent's connection, fetched to be shown: it is never charged.</param>
/// <param name="Routing">The binding of its agent by which it was routed.</param>
public sealed record CallHistoryForm(
    string CallId, IReadOnlyList<DeliveryForm> Deliveries, IReadOnlyList<LedgerEntryForm> Facts, bool IsHistory, RoutingForm? Routing);

/// <param name="Rule"><c>binding_at_start</c>, or <c>binding_at_first_delivery</c> when none was in force at the call's start.</param>
public sealed record RoutingForm(string AgentId, DateTimeOffset ConnectedAt, DateTimeOffset? DisconnectedAt, string Rule);

/// <summary>What waits for an owner of this agent.</summary>
/// <param name="Minutes">What its calls would cost at most: each one's talk time, rounded up.</param>
public sealed record QuarantinedAgentForm(string AgentId, long Deliveries, long Calls, DateTimeOffset First, DateTimeOffset Last, long Minutes);

public sealed record QuarantineForm(IReadOnlyList<QuarantinedAgentForm> Agents);

/// <param name="Reason">Why they are not to be applied; kept with each of them. 1 to 200 characters.</param>
public sealed record DiscardRequest(string? Reason);

/// <param name="Count">How many deliveries it concerned.</param>
public sealed record InboxForm(int Count);
