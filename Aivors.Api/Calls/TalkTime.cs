namespace Aivors.Api.Calls;

/// <summary>Talk time as clients read it.</summary>
public static class TalkTime
{
    /// <summary>Whole seconds, rounded to the nearest; 0 while it is not known.</summary>
    public static long Seconds(long? durationMs) => ((durationMs ?? 0) + 500) / 1000;

    /// <summary>Whole minutes, rounded up as charges are: 61,499 ms are 2. 0 while it is not known.</summary>
    public static long Minutes(long? durationMs) => ((durationMs ?? 0) + 59_999) / 60_000;

    /// <summary>The average of so many calls in whole seconds; 0 without any.</summary>
    public static long AverageSeconds(long durationMs, long calls) => calls <= 0 ? 0 : Seconds(durationMs / calls);
}
