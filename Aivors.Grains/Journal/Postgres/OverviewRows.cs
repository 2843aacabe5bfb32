using Aivors.Grains.Contracts;
using Npgsql;

namespace Aivors.Grains.Journal.Postgres;

/// <summary>What a tenant has, and what time it is there.</summary>
internal sealed record TenantStanding(TenantClock Clock, CreditsView Credits);

/// <summary>Reads the rows of <see cref="OverviewSql"/>, in the order of its batch.</summary>
internal static class OverviewRows
{
    public static TenantStanding ReadStanding(NpgsqlDataReader row) => new(
        new TenantClock(row.GetString(0), row.GetFieldValue<DateOnly>(1), Math.Clamp(row.GetDouble(2), 0, 1), row.GetInt32(3)),
        new CreditsView
        {
            BalanceSeconds = row.GetInt64(4),
            GrantedSeconds = row.GetInt64(5),
            ChargedSeconds = row.GetInt64(6),
            LowBalanceSeconds = row.GetInt64(7),
        });

    public static async Task<OverviewCounts> ReadAsync(NpgsqlDataReader row, TenantStanding standing, CancellationToken cancel)
    {
        await row.ReadAsync(cancel);
        var (charged, today, yesterday, chargedToday) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        await row.NextResultAsync(cancel);
        await row.ReadAsync(cancel);
        var running = row.GetInt64(0);
        return new OverviewCounts
        {
            Clock = standing.Clock,
            Credits = standing.Credits,
            PaceChargedSeconds = charged,
            CallsToday = today,
            CallsYesterday = yesterday,
            ChargedSecondsToday = chargedToday,
            RunningCalls = running,
            Days = await ReadNextAsync(row, r => new DayTotals(r.GetFieldValue<DateOnly>(0), ReadTotals(r, 1)), cancel),
            WeekHours = await ReadNextAsync(row, r => new WeekHourCounts(r.GetInt32(0), r.GetInt16(1), r.GetInt64(2), r.GetInt64(3)), cancel),
            Agents = await ReadNextAsync(row, r => new AgentTotals(r.GetString(1), r.Nullable<string>(0), ReadTotals(r, 2)), cancel),
            // asked for today alone; without it there is no further result, and so no row
            Hours = await ReadNextAsync(
                row, r => new HourCounts(r.GetFieldValue<DateOnly>(0), r.GetInt16(1), r.GetInt32(2), r.GetInt64(3)), cancel),
        };
    }

    private static async Task<IReadOnlyList<T>> ReadNextAsync<T>(NpgsqlDataReader row, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var all = new List<T>();
        if (await row.NextResultAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                all.Add(read(row));
            }
        }

        return all;
    }

    private static CallTotals ReadTotals(NpgsqlDataReader row, int first) => new()
    {
        Calls = row.GetInt64(first),
        Finished = row.GetInt64(first + 1),
        Inbound = row.GetInt64(first + 2),
        Outbound = row.GetInt64(first + 3),
        Answered = row.GetInt64(first + 4),
        Transferred = row.GetInt64(first + 5),
        Voicemail = row.GetInt64(first + 6),
        NoAnswer = row.GetInt64(first + 7),
        Failed = row.GetInt64(first + 8),
        Successful = row.GetInt64(first + 9),
        Unsuccessful = row.GetInt64(first + 10),
        Positive = row.GetInt64(first + 11),
        Neutral = row.GetInt64(first + 12),
        Negative = row.GetInt64(first + 13),
        DurationMs = row.GetInt64(first + 14),
        ChargedSeconds = row.GetInt64(first + 15),
    };
}
