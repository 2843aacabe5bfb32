namespace Aivors.Api.Admin;

/// <summary>How the system is. A part that did not answer within its time is null, and named in <c>unavailable</c>.</summary>
/// <param name="Silos">Of the cluster's table: active ones, then those that have gone, the latest first; at most 64.</param>
/// <param name="ActiveTenants">Tenants whose grains are in memory now, on all silos.</param>
/// <param name="Unavailable">Of <c>silos</c>, <c>postgres</c>, <c>redis</c>, <c>waiting</c>, <c>activeTenants</c>.</param>
public sealed record SystemForm(
    IReadOnlyList<SiloForm>? Silos, PostgresForm? Postgres, RedisForm? Redis, WaitingForm? Waiting, int? ActiveTenants, ApiForm Api,
    IReadOnlyList<string> Unavailable);

/// <param name="Status">As Orleans names it: <c>Active</c>, <c>Joining</c>, <c>ShuttingDown</c>, <c>Dead</c>, ...</param>
/// <param name="Version">Of its program; null, as <paramref name="MemoryBytes"/> and <paramref name="Journal"/>, when it is not active or does not answer.</param>
public sealed record SiloForm(
    string Name, string Address, string Status, DateTimeOffset StartedAt, string? Version, long? MemoryBytes, JournalForm? Journal);

/// <summary>A silo's journal writer.</summary>
/// <param name="GroupsPerMinute">Groups committed in the last minute.</param>
/// <param name="DeliveriesPerMinute">Deliveries in them.</param>
/// <param name="P50Ms">What the median commit of the latest 1024 took; null while there was none.</param>
/// <param name="QueueDepth">Appends that wait for a commit now.</param>
public sealed record JournalForm(int GroupsPerMinute, int DeliveriesPerMinute, double? P50Ms, double? P95Ms, double? P99Ms, int QueueDepth);

/// <param name="Ms">What the question took, there and back.</param>
/// <param name="Connections">To the database, of everybody.</param>
public sealed record PostgresForm(string Version, double Ms, int Connections, long DatabaseBytes);

/// <param name="Ms">What the question took, there and back.</param>
/// <param name="MemoryBytes">Null when the server does not tell.</param>
public sealed record RedisForm(string Version, double Ms, long? MemoryBytes);

/// <param name="Pending">Deliveries that the silos have yet to apply.</param>
/// <param name="PendingOldest">When the longest waiting of them was received.</param>
/// <param name="Quarantined">Deliveries that wait for an owner.</param>
public sealed record WaitingForm(long Pending, DateTimeOffset? PendingOldest, long Quarantined);

/// <summary>The Api process that answers.</summary>
public sealed record ApiForm(DateTimeOffset StartedAt, string Version);
