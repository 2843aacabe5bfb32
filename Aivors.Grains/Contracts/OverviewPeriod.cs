namespace Aivors.Grains.Contracts;

/// <summary>Days in a row, the first and the last included.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To)
{
    /// <summary>How many days; at least 1.</summary>
    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>In order.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Length).Select(From.AddDays);

    public bool Contains(DateOnly day) => day >= From && day <= To;
}

/// <summary>
/// Which days an overview is about, and which ones it is compared with. Pure: days are dates, so that a day of 23 or 25 hours is a day.
/// </summary>
public sealed record OverviewPeriod
{
    public const string Today = "today";
    public const string Month = "month";
    public const string Custom = "custom";
    public const string Default = "28d";

    /// <summary>So long may a custom period be: a leap year.</summary>
    public const int DaysMax = 366;

    private readonly DaySpan? _custom;

    private OverviewPeriod(string name, DaySpan? custom = null) => (Name, _custom) = (name, custom);

    /// <summary><c>today</c>, <c>7d</c>, <c>28d</c>, <c>90d</c>, <c>month</c> or <c>custom</c>.</summary>
    public string Name { get; }

    /// <summary>The period of that name, counted back from today; null when there is none, or it needs its days named.</summary>
    public static OverviewPeriod? Named(string name) => name is Today or "7d" or "28d" or "90d" or Month ? new OverviewPeriod(name) : null;

    /// <summary>Days that somebody chose. At most <see cref="DaysMax"/>.</summary>
    public static OverviewPeriod Between(DaySpan days) => days.Length is >= 1 and <= DaysMax
        ? new OverviewPeriod(Custom, days)
        : throw new ArgumentOutOfRangeException(nameof(days), days, $"A period has 1 to {DaysMax} days.");

    /// <summary>The period's days, on this day of the tenant's.</summary>
    public DaySpan DaysOn(DateOnly today) => Name switch
    {
        Custom => _custom!,
        Month => new DaySpan(today.AddDays(1 - today.Day), today),
        _ => new DaySpan(today.AddDays(1 - LastDays), today),
    };

    /// <summary>What it is compared with: as many days right before it; for <c>month</c> the same days of the month before, as far as it has them.</summary>
    public DaySpan DaysBefore(DateOnly today)
    {
        var days = DaysOn(today);
        // AddMonths ends on the last day of a shorter month.
        return Name == Month
            ? new DaySpan(days.From.AddMonths(-1), days.To.AddMonths(-1))
            : new DaySpan(days.From.AddDays(-days.Length), days.From.AddDays(-1));
    }

    private int LastDays => Name switch
    {
        Today => 1,
        "7d" => 7,
        "28d" => 28,
        _ => 90,
    };
}
