namespace Aivors.Reliability.Simulation.Memory;

/// <summary>What a call counts in its day and its hour.</summary>
internal static class Counting
{
    /// <summary>calls, finished, inbound, outbound, five outcomes, two successes, three sentiments, duration and charge.</summary>
    public const int DayColumns = 16;

    public static void Count(MemoryStore store, CallRowData call, int sign)
    {
        Add(Row(store.Days, (call.TenantId, call.Day, call.AgentId), DayColumns), DayOf(call), sign);
        var hour = HourOf(call);
        Add(Row(store.Hours, (call.TenantId, call.Day, call.Hour, call.AgentId), 3), hour, sign);
        Add(Row(store.Hours, (call.TenantId, call.Day, call.Hour, ""), 3), hour, sign);
    }

    public static long[] DayOf(CallRowData call)
    {
        var f = call.Fields;
        return
        [
            1, Is(call.Rank >= 2), Is(f.Direction == "inbound"), Is(f.Direction == "outbound"),
            Is(f.Outcome == "answered"), Is(f.Outcome == "transferred"), Is(f.Outcome == "voicemail"), Is(f.Outcome == "no_answer"), Is(f.Outcome == "failed"),
            Is(f.Successful == true), Is(f.Successful == false),
            Is(f.Sentiment == "Positive"), Is(f.Sentiment == "Neutral"), Is(f.Sentiment == "Negative"),
            call.DurationMs ?? 0, call.Charged ?? 0,
        ];
    }

    public static long[] HourOf(CallRowData call) => [1, call.DurationMs ?? 0, call.Charged ?? 0];

    private static long Is(bool value) => value ? 1 : 0;

    private static long[] Row<TKey>(Dictionary<TKey, long[]> table, TKey key, int columns) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var row)) table[key] = row = new long[columns];
        return row;
    }

    private static void Add(long[] row, long[] values, int sign)
    {
        for (var i = 0; i < row.Length; i++) row[i] += sign * values[i];
    }
}
