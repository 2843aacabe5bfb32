using System.Globalization;
using Aivors.Api.Calls;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Analytics;

/// <summary><c>data</c> of the recent activity.</summary>
public sealed record ActivityList(IReadOnlyList<Activity> Activities);

/// <summary>Something that happened, for people.</summary>
/// <param name="Type"><c>call</c>.</param>
/// <param name="Text">One line that tells it.</param>
/// <param name="Timestamp">When it took place.</param>
public sealed record Activity(string Type, string Text, string TimeAgo, DateTimeOffset Timestamp, ActivityMetadata Metadata)
{
    public static Activity Of(CallSummary call, DateTimeOffset now) => new(
        "call",
        TextOf(call),
        Calls.TimeAgo.Say(call.At, now),
        call.At,
        new ActivityMetadata(call.CallId, call.PhoneNumber, TalkTime.Minutes(call.DurationMs)));

    /// <summary>Such as <c>Call from +15550100 (2 min)</c> or <c>Missed call to +15550100</c>.</summary>
    public static string TextOf(CallSummary call)
    {
        var what = call switch
        {
            { Event: "call_started" } => "Ongoing call",
            { Outcome: CallOutcome.NoAnswer } => "Missed call",
            { Outcome: CallOutcome.Failed } => "Failed call",
            { Outcome: CallOutcome.Voicemail } => "Voicemail call",
            { Outcome: CallOutcome.Transferred } => "Transferred call",
            { CallType: "web_call" } => "Web call",
            _ => "Call",
        };
        var who = call.PhoneNumber is null ? "" : call.Direction == "outbound" ? $" to {call.PhoneNumber}" : $" from {call.PhoneNumber}";
        var minutes = TalkTime.Minutes(call.DurationMs);
        return what + who + (minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({minutes} min)") : "");
    }
}

public sealed record ActivityMetadata(string CallId, string? PhoneNumber, long DurationMinutes);
