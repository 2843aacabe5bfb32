using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell;

/// <summary>An event's name as it was received, and what it means to us (null: an event that is not about a call's start or end).</summary>
internal sealed record EventName(string Text, CallEvent? Event);

/// <summary>Reads the names of events, in the spellings that hand-made workflows use.</summary>
internal static class EventNames
{
    private const int LongestName = 100;

    /// <summary>The event that an object names; null when it names none.</summary>
    public static EventName? Of(ScannedObject scanned) =>
        FieldValues.Text(scanned, Field.Event, LongestName) is { } name ? new EventName(name, Parse(name)) : null;

    /// <summary>What a call object without an event must be about, by what it has.</summary>
    public static EventName Infer(ScannedObject call) => call switch
    {
        _ when HasAny(call, Field.Analysis, Field.Summary) => new EventName("call_analyzed", CallEvent.Analyzed),
        _ when IsOver(call) => new EventName("call_ended", CallEvent.Ended),
        _ => new EventName("call_started", CallEvent.Started),
    };

    private static CallEvent? Parse(string name)
    {
        var letters = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return letters switch
        {
            "callstarted" or "callstart" => CallEvent.Started,
            "callended" or "callend" => CallEvent.Ended,
            "callanalyzed" or "callanalyze" or "callanalysed" or "callanalyse" => CallEvent.Analyzed,
            _ => null,
        };
    }

    private static bool IsOver(ScannedObject call) =>
        HasAny(call, Field.EndTimestamp, Field.DisconnectionReason, Field.DurationMs)
        || HasAny(call, Field.EndTime, Field.DurationSeconds, Field.Duration)
        || FieldValues.Text(call, Field.Status, LongestName)?.ToLowerInvariant() is "ended" or "not_connected" or "error";

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
