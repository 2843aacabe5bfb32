using System.Text;
using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>
/// What is answered to a body that cannot be a delivery. The reader sees the sentence in n8n's execution log, so each says what arrived
/// and what to change in the node. It names kinds, sizes and property names, never values: those are people's.
/// </summary>
internal static class Rejections
{
    private const string SetTheNode =
        "In the n8n HTTP Request node set Method to POST, Send Body on, Body Content Type to JSON, Specify Body to \"Using JSON\" "
        + "and the JSON to the expression {{ $json.body }} with nothing before or after it.";

    private const int MostNamesShown = 12;
    private const int LongestNameShown = 40;

    public static UnreadableReading EmptyBody() => new(
        $"The request has no body. {SetTheNode}", "empty_body");

    public static UnreadableReading EmptyObject() => new(
        $"The body is an empty object ({{}}): Send Body is on, but no field or expression is set. {SetTheNode}", "empty_object");

    public static UnreadableReading EmptyArray() => new(
        $"The body is an empty array ([]): there was no item to send when the node ran. {SetTheNode}", "empty_array");

    public static UnreadableReading ObjectObject() => new(
        "The text \"[object Object]\" arrived in place of the event: a space, a line break or other text stands around the expression, "
        + $"so n8n made text of the object. {SetTheNode}",
        "object_object");

    public static UnreadableReading Expression() => new(
        $"The n8n expression itself arrived as text. Switch that field from Fixed to Expression. {SetTheNode}", "broken_json");

    public static UnreadableReading NotAnObject(string kind, long bytes) => new(
        $"The body is {kind} ({bytes} bytes), not a JSON object. {SetTheNode}", "not_an_object");

    public static UnreadableReading JsonAsKey() => new(
        "The body is a form whose field name is the JSON itself, and it was split at a \"&\" or \"=\" in the text. "
        + $"Do not send JSON as a single form field. {SetTheNode}", "broken_json");

    public static UnreadableReading Utf16() => new(
        $"The body is UTF-16 text. Send it as UTF-8, which JSON is by definition. {SetTheNode}", "wrong_encoding");

    public static UnreadableReading NotUtf8() => new(
        $"The body is not UTF-8 text: more than {Utf8Text.MaxWrong} places in it are not. {SetTheNode}", "wrong_encoding");

    public static UnreadableReading BrokenForm(string what) => new(
        $"The body is a form that cannot be read: {what}. {SetTheNode}", "not_an_object");

    public static UnreadableReading TooManyFields(int limit) => new(
        $"The body is a form of more than {limit} fields. Send JSON instead. {SetTheNode}", "too_many_fields");

    public static UnreadableReading TooManyEvents() => new(
        $"The body holds more than {DocumentScanner.MaxEvents} events. Send them in smaller groups: one item per request is n8n's default.",
        "too_many_events");

    public static UnreadableReading TooDeep() => new(
        $"The JSON is nested more than {DocumentScanner.MaxDepth} levels deep, which no Retell event is. {SetTheNode}", "too_deep");

    public static UnreadableReading Fault(ScannedFault fault) => fault.Fault switch
    {
        ScanFault.TooDeep => TooDeep(),
        ScanFault.TooManyLevelsOfText => new(
            $"The JSON was turned into text more than {DocumentScanner.MaxLevelsOfText} times over. Leave out JSON.stringify. {SetTheNode}",
            "too_deep"),
        ScanFault.TooManyValues => new(
            $"The JSON holds more than {BodyGauge.MaxValues} values, three times as many as the longest call. "
            + $"Send one item per request, which is n8n's default. {SetTheNode}", "too_many_values"),
        ScanFault.TooManyEscapes => new(
            $"The body holds more than {BodyGauge.MaxEscapes} escaped characters: it was turned into text several "
            + $"times over. Leave out JSON.stringify. {SetTheNode}", "too_many_escapes"),
        ScanFault.EndlessRun => new(
            $"The JSON holds tens of thousands of blanks or digits in a row, which no event does. {SetTheNode}", "endless_run"),
        _ => new(Broken(fault), "broken_json"),
    };

    public static UnreadableReading PollingItem(string? callId) => new(
        "Missing required field: agent_id. This looks like an item of Retell's polling trigger \"Watch Calls\" (id, startedAt, ...), "
        + "which does not say which agent took the call. Start the workflow with a Webhook node instead, set its address as the agent's "
        + "webhook in Retell, and forward {{ $json.body }}.", "polling_trigger_item", CallId: callId);

    public static UnreadableReading MissingId(Field id, ScannedObject scanned, string? agentId, string? callId)
    {
        var name = FieldNames.NameOf(id);
        return new UnreadableReading(
            $"Missing required field: {name}. Received: {NamesIn(scanned)}. A value that is empty, null or not text counts as missing. {SetTheNode}",
            $"missing_{name}", agentId, callId);
    }

    public static UnreadableReading MissingIdInForm(Field id, int fields) => new(
        $"Missing required field: {FieldNames.NameOf(id)}. The body is a form of {fields} fields, and none of them is named so. {SetTheNode}",
        $"missing_{FieldNames.NameOf(id)}");

    public static UnreadableReading BadId(Field id, string? agentId, string? callId) => new(
        $"The field {FieldNames.NameOf(id)} must be 1 to {CallIds.Longest} characters without control characters. {SetTheNode}",
        "bad_id", agentId, callId);

    private static string Broken(ScannedFault fault)
    {
        var where = $"The JSON is not valid: it breaks at byte {fault.Position} of {fault.Length}";
        return fault.LastField is Field.Transcript or Field.Summary or Field.Analysis or Field.Metadata or Field.AgentName
            ? $"{where}, at or after {FieldNames.NameOf(fault.LastField)}. A quote or line break in that text ends the JSON "
                + $"when it is pasted into a template. {SetTheNode}"
            : $"{where}. Texts pasted into a JSON template break it when they hold quotes or line breaks. {SetTheNode}";
    }

    private static string NamesIn(ScannedObject scanned)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(scanned.Json.Span, new JsonReaderOptions { MaxDepth = DocumentScanner.MaxDepth });
        reader.Read();
        while (names.Count < MostNamesShown && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(NameShown(reader.ValueSpan));
            reader.Read();
            reader.Skip();
        }

        var more = scanned.PropertyCount - names.Count;
        return names.Count == 0 ? "an object without properties" : string.Join(", ", names) + (more > 0 ? $" and {more} more" : "");
    }

    // A form that went wrong has people's words as names: only what looks like a property is shown.
    private static string NameShown(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.Length > LongestNameShown)
            return "(unusual name)";

        foreach (var b in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.'))
                return "(unusual name)";
        }

        return Encoding.ASCII.GetString(name);
    }
}
