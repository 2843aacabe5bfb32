using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>How long a call lasted, from the best of what its event says.</summary>
/// <remarks>
/// Events before 2025 have no <c>duration_ms</c>, hand-made workflows send whole seconds, and Retell's cost line rounds up: so the sources
/// are asked from the most exact to the least, and one that cannot be true (negative, longer than a day) counts as not there.
/// </remarks>
internal static class CallDurations
{
    private const long LongestMs = 24L * 60 * 60 * 1000;

    /// <summary>
    /// Retell ends a call after two hours at the latest. A bare "duration" beyond that is milliseconds under a wrong name, and taking it
    /// for seconds would charge a thousand times too much.
    /// </summary>
    private const double LongestBareSeconds = 2 * 60 * 60;

    /// <param name="call">The call object.</param>
    /// <param name="cost">Its cost object, if it has one.</param>
    /// <param name="didNotConnect">True when the event says that nobody was reached: whatever rang, nobody talked, and that is free.</param>
    public static (long? Ms, DurationSource Source) Of(ScannedObject call, ScannedObject? cost, bool didNotConnect)
    {
        if (didNotConnect)
            return (0, Ms(FieldValues.Number(call, Field.DurationMs)) is null ? DurationSource.NotConnected : DurationSource.DurationMs);

        if (Ms(FieldValues.Number(call, Field.DurationMs)) is { } own)
            return (own, DurationSource.DurationMs);

        if (Between(call, Field.StartTimestamp, Field.EndTimestamp) is var (exactMs, isExact))
            return (exactMs, isExact ? DurationSource.Timestamps : DurationSource.Seconds);

        var seconds = Ms(FieldValues.Number(call, Field.DurationSeconds) * 1000)
            ?? Ms(BareSeconds(call) * 1000)
            ?? Between(call, Field.StartTime, Field.EndTime)?.Ms
            ?? Ms((cost is null ? null : FieldValues.Number(cost, Field.CostSeconds)) * 1000)
            ?? Ms(FieldValues.Number(call, Field.CostSeconds) * 1000);
        return seconds is null ? (null, DurationSource.None) : (seconds, DurationSource.Seconds);
    }

    private static double? BareSeconds(ScannedObject call) =>
        FieldValues.Number(call, Field.Duration) is <= LongestBareSeconds and var seconds ? seconds : null;

    private static (long Ms, bool IsExact)? Between(ScannedObject call, Field start, Field end)
    {
        if (FieldValues.Time(call, start) is not { } from || FieldValues.Time(call, end) is not { } to)
            return null;

        return Ms(to.UnixMs - from.UnixMs) is { } ms ? (ms, from.IsExact && to.IsExact) : null;
    }

    private static long? Ms(double? value) =>
        value is >= 0 and <= LongestMs ? (long)Math.Round(value.Value, MidpointRounding.AwayFromZero) : null;
}
