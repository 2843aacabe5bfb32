namespace Aivors.Grains.Contracts;

/// <summary>What the Api itself keeps of deliveries: the bodies that no grain can take.</summary>
public interface IDeliveryStore
{
    /// <summary>Keeps a body that could not be understood, with its reason. Throws when the database does not answer.</summary>
    Task KeepRejectedAsync(RejectedDelivery delivery, CancellationToken cancel);

    /// <summary>
    /// Keeps a delivery that the grains did not take in time, for the silos' pump. Should they have taken it after all, what they made of
    /// it stands. Throws when the database does not answer.
    /// </summary>
    Task KeepPendingAsync(CallDelivery delivery, CancellationToken cancel);
}

/// <param name="Reason">A short stable slug, such as <c>broken_json</c>.</param>
/// <param name="Body">The request's body as it came; not held on to.</param>
public sealed record RejectedDelivery(
    Guid DeliveryId, string Door, DateTimeOffset ReceivedAt, string Reason, string? AgentId, string? CallId, ReadOnlyMemory<byte> Body)
{
    /// <summary>One of <see cref="DeliveryProof"/>; null when there was no signature to check.</summary>
    public string? Proof { get; init; }

    /// <summary>The workspace whose key signed it.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>Whose workspace signed it: when set, only this tenant may own the call.</summary>
    public Guid? WorkspaceTenantId { get; init; }

    /// <summary>The W3C trace id of the request that brought it.</summary>
    public string? TraceId { get; init; }
}
