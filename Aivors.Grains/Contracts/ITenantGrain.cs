namespace Aivors.Grains.Contracts;

/// <summary>The one door for a tenant's changes, and its live view. Key: the tenant's id.</summary>
[Alias("aivors.ITenantGrain"), GrainInterfaceType("aivors.ITenantGrain")]
public interface ITenantGrain : IGrainWithGuidKey
{
    /// <summary>Stores and charges a delivery. Called by the AgentGrain, which knows the owner.</summary>
    [Alias("Deliver"), ResponseTimeout("00:00:03")]
    Task<DeliveryResult> DeliverAsync(CallDelivery delivery);

    /// <summary>Carries out a command. Safe to send again under the same key.</summary>
    [Alias("Execute"), ResponseTimeout("00:00:10")]
    Task<CommandResult> ExecuteAsync(TenantCommand command);

    /// <summary>The tenant as of the last commit, from memory; null when there is no such tenant.</summary>
    [Alias("GetView"), ResponseTimeout("00:00:05")]
    Task<TenantView?> GetViewAsync();

    /// <summary>
    /// Tells the watcher of new facts from now on, for <see cref="WatchLifetimeMinutes"/>: call again well before they are over, which also
    /// finds the tenant's next activation. Returns the number of the last fact; 0 when there is none, or no such tenant.
    /// </summary>
    [Alias("Watch"), ResponseTimeout("00:00:03")]
    Task<long> WatchAsync(ITenantWatcher watcher);

    /// <summary>Tells the watcher no more.</summary>
    [Alias("Unwatch"), ResponseTimeout("00:00:03")]
    Task UnwatchAsync(ITenantWatcher watcher);

    /// <summary>How long a watcher that is not renewed is told of new facts.</summary>
    const int WatchLifetimeMinutes = 3;
}

/// <summary>A tenant as its grain knows it. Carries no personal data.</summary>
[GenerateSerializer, Immutable, Alias("aivors.TenantView")]
public sealed record TenantView
{
    [Id(0)] public required Guid TenantId { get; init; }

    [Id(1)] public required Guid FirstUserId { get; init; }

    /// <summary>The number of the last fact.</summary>
    [Id(2)] public required long HeadSeq { get; init; }

    [Id(3)] public required string Status { get; init; }

    [Id(4)] public required CreditsView Credits { get; init; }

    [Id(5)] public required RunningCall[] RunningCalls { get; init; }

    [Id(6)] public required LatestCall[] LatestCalls { get; init; }
}

/// <summary>A call that has started and is not known to be over.</summary>
[GenerateSerializer, Immutable, Alias("aivors.RunningCall")]
public sealed record RunningCall(
    [property: Id(0)] string CallId,
    [property: Id(1)] string AgentId,
    [property: Id(2)] DateTimeOffset At);

/// <summary>One of the latest calls that are over.</summary>
[GenerateSerializer, Immutable, Alias("aivors.LatestCall")]
public sealed record LatestCall(
    [property: Id(0)] string CallId,
    [property: Id(1)] string AgentId,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] long? DurationMs,
    [property: Id(4)] long? ChargedSeconds,
    [property: Id(5)] string? Outcome);
