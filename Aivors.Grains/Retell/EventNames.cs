using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>An event's name as it was received, and what it means to us.</summary>
/// <param name="Event">Null: an event that is not about a call. Of an aside: what it can tell at most.</param>
/// <param name="IsAside">True for what is told beside a call's start, end and analysis.</param>
internal sealed record EventName(string Text, CallEvent? Event, bool IsAside = false)
{
    /// <summary>What an event of this name is about, given its call: a transfer can end before its call does.</summary>
    public CallEvent EventOf(ScannedObject call) =>
        IsAside && Event == CallEvent.Ended && !EventNames.SaysItEnded(call) ? CallEvent.Started : Event!.Value;
}

/// <summary>Reads the names of events, in the spellings that hand-made workflows use.</summary>
internal static class EventNames
{
    private const int LongestName = 100;

    /// <summary>The event that an object names; null when it names none.</summary>
    public static EventName? Of(ScannedObject scanned) =>
        FieldValues.Text(scanned, Field.Event, LongestName) is { } name ? Parse(name) : null;

    /// <summary>What a call object without an event must be about, by what it has.</summary>
    public static EventName Infer(ScannedObject call) => call switch
    {
        _ when HasAny(call, Field.Analysis, Field.Summary) => new EventName("call_analyzed", CallEvent.Analyzed),
        _ when IsOver(call) => new EventName("call_ended", CallEvent.Ended),
        _ => new EventName("call_started", CallEvent.Started),
    };

    /// <summary>True when the call object itself says that the call is over, whatever event it came with.</summary>
    public static bool SaysItEnded(ScannedObject call) =>
        HasAny(call, Field.EndTimestamp, Field.DisconnectionReason)
        || FieldValues.Text(call, Field.Status, LongestName)?.ToLowerInvariant() is "ended" or "not_connected" or "error";

    private static EventName Parse(string name)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return letters switch
        {
            "callstarted" or "callstart" => new EventName(name, CallEvent.Started),
            "callended" or "callend" => new EventName(name, CallEvent.Ended),
            "callanalyzed" or "callanalyze" or "callanalysed" or "callanalyse" => new EventName(name, CallEvent.Analyzed),
            "transferstarted" or "transferbridged" or "transfercancelled" or "transfercanceled" or "transcriptupdated" =>
                new EventName(name, CallEvent.Started, IsAside: true),
            "transferended" => new EventName(name, CallEvent.Ended, IsAside: true),
            _ => new EventName(name, null),
        };
    }

    private static bool IsOver(ScannedObject call) =>
        SaysItEnded(call) || HasAny(call, Field.DurationMs, Field.EndTime, Field.DurationSeconds) || HasAny(call, Field.Duration);

    private static bool HasAny(ScannedObject call, params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            if (IsThere(call, field))
                return true;
        }

        return false;
    }

    // The text of an object or of a number that a template made of nothing is nothing.
    private static bool IsThere(ScannedObject call, Field field) =>
        call.Has(field) && (call.KindOf(field) != System.Text.Json.JsonTokenType.String || FieldValues.LongText(call, field) is not null);
}
