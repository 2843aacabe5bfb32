using System.Globalization;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary>Reads which days a request asks for, so that a bad value is answered with a sentence.</summary>
internal static class OverviewPeriodReading
{
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>The period; null with a failure when it cannot be meant.</summary>
    public static OverviewPeriod? Read(string? period, string? from, string? to, out Failure? failure)
    {
        period = string.IsNullOrEmpty(period) ? OverviewPeriod.Default : period;
        if (period == OverviewPeriod.Custom)
        {
            return ReadCustom(from, to, out failure);
        }

        var named = OverviewPeriod.Named(period);
        failure = named is null
            ? Failure.Invalid("period must be today, 7d, 28d, 90d, month or custom.")
            : !string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(to)
                ? Failure.Invalid("from and to go with period=custom only. Add it, or leave them out.")
                : null;
        return failure is null ? named : null;
    }

    private static OverviewPeriod? ReadCustom(string? fromText, string? toText, out Failure? failure)
    {
        if (ReadDay("from", fromText, out failure) is not { } from || ReadDay("to", toText, out failure) is not { } to)
        {
            return null;
        }

        if (to < from)
        {
            failure = Failure.Invalid("to is before from. Both days are included, so to may be from itself but not an earlier day.");
            return null;
        }

        var days = new DaySpan(from, to);
        failure = days.Length > OverviewPeriod.DaysMax
            ? Failure.Invalid(string.Create(CultureInfo.InvariantCulture,
                $"from and to span {days.Length} days. A period has at most {OverviewPeriod.DaysMax}."))
            : null;
        return failure is null ? OverviewPeriod.Between(days) : null;
    }

    private static DateOnly? ReadDay(string name, string? text, out Failure? failure)
    {
        if (string.IsNullOrEmpty(text))
        {
            failure = Failure.Invalid($"{name} is missing. With period=custom both from and to are needed, as days like 2026-09-21.");
            return null;
        }

        if (!DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day < Earliest || day > Latest)
        {
            failure = Failure.Invalid($"{name} must be a day from 2000-01-01 to 2199-12-31, written like 2026-09-21.");
            return null;
        }

        failure = null;
        return day;
    }
}
