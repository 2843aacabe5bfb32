using System.Globalization;

namespace Aivors.Api.Calls;

/// <summary>How long ago something was, in words.</summary>
public static class TimeAgo
{
    /// <summary>Such as <c>5 minutes ago</c>; <c>just now</c> for less than a minute, and for what a fast clock puts ahead of us.</summary>
    public static string Say(DateTimeOffset at, DateTimeOffset now)
    {
        var ago = now - at;
        return ago switch
        {
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } => Count(ago.TotalMinutes, "minute"),
            { TotalDays: < 1 } => Count(ago.TotalHours, "hour"),
            { TotalDays: < 7 } => Count(ago.TotalDays, "day"),
            { TotalDays: < 30 } => Count(ago.TotalDays / 7, "week"),
            { TotalDays: < 365 } => Count(ago.TotalDays / 30, "month"),
            _ => Count(ago.TotalDays / 365, "year"),
        };
    }

    private static string Count(double amount, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)amount} {unit}{((long)amount == 1 ? "" : "s")} ago");
}
