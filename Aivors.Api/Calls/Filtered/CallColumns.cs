using System.Globalization;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>The columns that an export of calls can have.</summary>
internal static class CallColumns
{
    private const string Transcript = "transcript";
    private const string Summary = "summary";

    private static readonly (string Name, bool IsDefault, Func<FilteredCall, string?> Of)[] All =
    [
        ("callId", true, call => call.Call.CallId),
        ("startedAt", true, call => Time(call.LocalAt)),
        ("endedAt", true, call => Time(call.LocalEndedAt)),
        ("agentId", true, call => call.Call.AgentId),
        ("agentName", true, call => call.Call.AgentName),
        ("direction", true, call => call.Call.Direction),
        ("phoneNumber", true, call => call.Call.PhoneNumber),
        ("fromNumber", false, call => call.FromNumber),
        ("toNumber", false, call => call.ToNumber),
        ("callType", false, call => call.Call.CallType),
        ("status", true, call => CallForm.StatusOf(call.Call)),
        ("outcome", true, call => call.Call.Outcome),
        ("durationSeconds", true, call => call.Call.DurationMs is { } ms ? Number(TalkTime.Seconds(ms)) : null),
        ("chargedMinutes", true, call => call.Call.ChargedSeconds is { } seconds ? Number(seconds / 60m) : null),
        ("sentiment", true, call => call.Call.Sentiment),
        ("successful", true, call => call.Call.Successful switch { true => "true", false => "false", null => null }),
        (Summary, true, call => call.Call.Summary),
        (Transcript, false, call => call.Call.Transcript),
    ];

    /// <summary>The columns named, in that order; the usual ones when none is; null with a failure for one that there is not.</summary>
    public static IReadOnlyList<CallColumn>? Read(string? columns, out Failure? failure)
    {
        failure = null;
        if (string.IsNullOrWhiteSpace(columns))
        {
            return [.. All.Where(column => column.IsDefault).Select(column => new CallColumn(column.Name, column.Of))];
        }

        var read = new List<CallColumn>();
        foreach (var name in columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var column = Array.Find(All, known => known.Name == name);
            if (column.Of is null)
            {
                failure = Failure.Invalid($"columns may name {string.Join(", ", All.Select(known => known.Name))}; it named {CallFilterReading.Shown(name)}.");
                return null;
            }

            read.Add(new CallColumn(name, column.Of));
        }

        failure = read.Count == 0 ? Failure.Invalid("columns must name a column.") : null;
        return read.Count == 0 ? null : read;
    }

    /// <summary>What has to be read for them.</summary>
    public static CallTexts TextsOf(IReadOnlyList<CallColumn> columns) =>
        columns.Any(column => column.Name is Transcript or Summary) ? new CallTexts(null, Highlights: false) : CallTexts.None;

    // ISO 8601 by the tenant's clock, with its offset.
    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

internal sealed record CallColumn(string Name, Func<FilteredCall, string?> Of);
