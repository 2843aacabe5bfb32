using Aivors.Grains.Search;

namespace Aivors.Grains.Contracts;

/// <summary>Which of a tenant's calls are meant. Null leaves a condition out; all that are given must hold.</summary>
public sealed record CallFilter
{
    /// <summary>All calls.</summary>
    public static CallFilter None { get; } = new();

    /// <summary>The first of the tenant's days, as its counters have them.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last of the tenant's days, itself included.</summary>
    public DateOnly? To { get; init; }

    public string? AgentId { get; init; }

    /// <summary><c>inbound</c> or <c>outbound</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>One of <see cref="CallOutcome"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>As Retell writes it: <c>Positive</c>, <c>Neutral</c>, <c>Negative</c>, ...</summary>
    public string? Sentiment { get; init; }

    public bool? Successful { get; init; }

    /// <summary>True: calls that are over; false: those that are not known to be.</summary>
    public bool? IsOver { get; init; }

    /// <summary>Talk time in seconds, rounded to the nearest, at least. A call whose length is not known has none.</summary>
    public int? LeastSeconds { get; init; }

    /// <summary>Talk time in seconds, rounded to the nearest, at most. A call whose length is not known has none.</summary>
    public int? MostSeconds { get; init; }

    /// <summary>What one of the two numbers begins or ends with.</summary>
    public NumberPart? Number { get; init; }

    /// <summary>What transcript and summary together must hold.</summary>
    public SearchQuery? Text { get; init; }

    /// <summary>True when the calls must be looked up in the search index, which follows the journal by a few seconds.</summary>
    public bool IsSearch => Number is not null || Text is not null;
}

/// <summary>The key by which a list is sorted; calls with the same key go by their time, then by their id, in the same direction.</summary>
public enum CallSort
{
    /// <summary>When it took place.</summary>
    At = 1,

    /// <summary>Talk time in seconds, rounded to the nearest; a call whose length is not known counts as 0.</summary>
    Duration = 2,

    /// <summary>What it cost; a call that was not charged counts as 0.</summary>
    Charged = 3,
}

/// <param name="Ascending">False: the greatest key first.</param>
public readonly record struct CallOrder(CallSort Sort, bool Ascending)
{
    public static CallOrder NewestFirst { get; } = new(CallSort.At, Ascending: false);
}

/// <summary>A place in a sorted list: after the call of this key, time and id.</summary>
/// <param name="Key">Seconds of talk or of credit, as the sort has it; 0 in a list by time.</param>
public readonly record struct CallPlace(long Key, DateTimeOffset At, string CallId)
{
    /// <summary>A place in a list by time.</summary>
    public CallPlace(DateTimeOffset at, string callId)
        : this(0, at, callId)
    {
    }
}
