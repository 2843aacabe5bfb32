namespace Aivors.Grains.Contracts;

/// <summary>Reads what the overview shows, from the counters alone: it costs the same with a thousand calls or ten million.</summary>
public interface IOverviewReader
{
    /// <summary>
    /// A tenant's overview in one consistent view of the database; null when the scope may see no such tenant. Days and hours are the
    /// tenant's own, as its time zone was when each call was counted; today follows the time zone that it has now.
    /// </summary>
    /// <exception cref="Journal.JournalUnavailableException">The database does not answer.</exception>
    Task<OverviewCounts?> ReadAsync(ReadScope scope, Guid tenantId, OverviewQuery query, DateTimeOffset now, CancellationToken cancel);
}

/// <param name="AgentId">Only this agent's calls, in all but the credits and the list of agents; null for all.</param>
public sealed record OverviewQuery(OverviewPeriod Period, string? AgentId);

/// <summary>A tenant's overview, as counted.</summary>
public sealed record OverviewCounts
{
    public required TenantClock Clock { get; init; }

    public required CreditsView Credits { get; init; }

    /// <summary>Seconds of credit charged for all agents' calls in the clock's <see cref="TenantClock.PaceDays"/>.</summary>
    public required long PaceChargedSeconds { get; init; }

    public required long CallsToday { get; init; }

    public required long CallsYesterday { get; init; }

    public required long ChargedSecondsToday { get; init; }

    /// <summary>Calls of the last 3 hours that are not known to be over; at most 1000 are counted.</summary>
    public required long RunningCalls { get; init; }

    /// <summary>Of the period and of the one before it, in order; days without calls are left out.</summary>
    public required IReadOnlyList<DayTotals> Days { get; init; }

    /// <summary>Of today and yesterday; only for the period <see cref="OverviewPeriod.Today"/>.</summary>
    public required IReadOnlyList<HourCounts> Hours { get; init; }

    /// <summary>The period's hours by weekday, in order; those without calls are left out.</summary>
    public required IReadOnlyList<WeekHourCounts> WeekHours { get; init; }

    /// <summary>The period's agents, most calls first; at most 50.</summary>
    public required IReadOnlyList<AgentTotals> Agents { get; init; }
}

/// <summary>What time it is for a tenant.</summary>
/// <param name="DayShare">How much of today is over, 0 to 1.</param>
/// <param name="FullDays">Full days before today that the pace looks at: 7, or as many as there were since the tenant was opened or first
/// charged among them, whichever is earlier.</param>
public sealed record TenantClock(string TimeZone, DateOnly Today, double DayShare, int FullDays)
{
    /// <summary>The days that the pace looks at, today included.</summary>
    public DaySpan PaceDays => new(Today.AddDays(-FullDays), Today);
}

public sealed record DayTotals(DateOnly Day, CallTotals Totals);

/// <param name="Hour">0 to 23.</param>
/// <param name="ChargedSeconds">Seconds of credit.</param>
public sealed record HourCounts(DateOnly Day, int Hour, long Calls, long ChargedSeconds);

/// <param name="Weekday">1 for Monday to 7 for Sunday.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="ChargedSeconds">Seconds of credit.</param>
public sealed record WeekHourCounts(int Weekday, int Hour, long Calls, long ChargedSeconds);

/// <param name="AgentName">As one of the agent's latest calls names it; null when none of them does.</param>
public sealed record AgentTotals(string AgentId, string? AgentName, CallTotals Totals);
