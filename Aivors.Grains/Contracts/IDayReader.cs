namespace Aivors.Grains.Contracts;

/// <summary>
/// Reads the day's counters, which cost the same with a thousand calls or ten million. A day is the tenant's own: its time zone is applied
/// by the database, as it was when the calls were counted.
/// </summary>
/// <remarks>Every method throws <see cref="Journal.JournalUnavailableException"/> when the database does not answer.</remarks>
public interface IDayReader
{
    /// <summary>All of a tenant's calls counted, and those of the days around <paramref name="now"/>.</summary>
    Task<CallOverview> ReadOverviewAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The last <paramref name="days"/> days of a tenant, today included; null when the scope may see no such tenant.</summary>
    Task<DaySeries?> ReadSeriesAsync(ReadScope scope, Guid tenantId, DateTimeOffset now, int days, CancellationToken cancel);
}

/// <param name="Calls">Known calls, running ones included.</param>
/// <param name="Finished">Those that are over.</param>
/// <param name="DurationMs">Talk time of all.</param>
/// <param name="ChargedSeconds">Seconds of credit that they cost.</param>
public sealed record CallOverview(long Calls, long Finished, long DurationMs, long ChargedSeconds, long CallsToday, long CallsYesterday)
{
    /// <summary>No calls at all.</summary>
    public static CallOverview Empty { get; } = new(0, 0, 0, 0, 0, 0);
}

/// <param name="From">The first day.</param>
/// <param name="To">The last day: the tenant's today.</param>
/// <param name="Days">In order; days without calls are left out.</param>
public sealed record DaySeries(DateOnly From, DateOnly To, IReadOnlyList<DayCounts> Days);

/// <summary>What a tenant's day came to, over all its agents.</summary>
/// <param name="ChargedSeconds">Seconds of credit.</param>
public sealed record DayCounts(DateOnly Day, long Calls, long ChargedSeconds);
