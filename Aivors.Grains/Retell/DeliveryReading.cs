using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>What one request body holds: one reading per event, in the order in which they stand in it.</summary>
/// <param name="IsBatch">True when the body was an array (or a form of one): the answer then has a result per reading.</param>
/// <param name="Readings">Never empty. A body that cannot be understood at all is one <see cref="UnreadableReading"/>.</param>
public sealed record DeliveryDocument(bool IsBatch, IReadOnlyList<DeliveryReading> Readings);

/// <summary>One event of a request body, as it was understood.</summary>
public abstract record DeliveryReading;

/// <summary>An event of a call.</summary>
/// <param name="Payload">The bytes of the call object as they came.</param>
/// <param name="EventType">The event's name in the body, for answers and logs.</param>
public sealed record CallReading(CallEvent Event, string AgentId, string CallId, CallFields Fields, byte[] Payload, string EventType) : DeliveryReading
{
    /// <summary>True for what Retell tells beside a call's start, end and analysis: its transfers, its transcript so far.</summary>
    public bool IsAside { get; init; }

    /// <summary>What Retell signed, when the event was forwarded together with Retell's signature.</summary>
    public SignedBody? Signed { get; init; }
}

/// <summary>A part of a request body that came with a signature of Retell's, not checked yet.</summary>
/// <param name="Body">Its bytes as they stand in the request.</param>
/// <param name="Header">The value of <c>x-retell-signature</c>.</param>
public sealed record SignedBody(ReadOnlyMemory<byte> Body, string Header);

/// <summary>An event that is not about a call of ours; acknowledged and not stored.</summary>
/// <param name="EventType">Its name as received, or what stands for it.</param>
public sealed record SkippedReading(string EventType, string? CallId) : DeliveryReading;

/// <summary>Something that cannot be a delivery.</summary>
/// <param name="Error">A sentence that says what was received and what to change in the n8n node.</param>
/// <param name="Reason">A short stable slug of the same, for the rejected delivery's row.</param>
public sealed record UnreadableReading(string Error, string Reason, string? AgentId = null, string? CallId = null) : DeliveryReading;
