using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>Finds a <see cref="Field"/> by its name in JSON.</summary>
/// <remarks>
/// Retell writes <c>call_id</c>; people who map fields by hand in n8n write callId, CallID or "Call ID". Letters and digits decide,
/// so one entry covers all of them; Retell's own spelling wins when both are there.
/// </remarks>
internal static class FieldNames
{
    private const int LongestName = 48;
    private const int LongestSpelling = 6 * LongestName;

    // Retell's own name first, then what workflows in the field call the same thing.
    private static readonly (Field Field, string[] Names)[] Table =
    [
        (Field.Call, ["call"]),
        (Field.Body, ["body"]),
        (Field.Data, ["data"]),
        (Field.Payload, ["payload"]),
        (Field.EventMessage, ["event_message"]),
        (Field.Json, ["json"]),
        (Field.Chat, ["chat"]),
        (Field.CallInbound, ["call_inbound"]),
        (Field.Alert, ["alert"]),
        (Field.Event, ["event", "event_type", "event_name"]),
        (Field.CallId, ["call_id"]),
        (Field.AgentId, ["agent_id"]),
        (Field.AgentName, ["agent_name"]),
        (Field.CallType, ["call_type"]),
        (Field.Direction, ["direction", "call_direction"]),
        (Field.FromNumber, ["from_number", "from"]),
        (Field.ToNumber, ["to_number", "to"]),
        (Field.PhoneNumber, ["phone_number", "phone"]),
        (Field.Status, ["call_status"]),
        (Field.StartTimestamp, ["start_timestamp"]),
        (Field.EndTimestamp, ["end_timestamp"]),
        (Field.StartTime, ["call_start_time", "start_time", "started_at"]),
        (Field.EndTime, ["call_end_time", "end_time", "ended_at"]),
        (Field.DurationMs, ["duration_ms"]),
        (Field.DurationSeconds, ["duration_seconds", "duration_sec", "call_duration_seconds"]),
        (Field.Duration, ["duration", "call_duration"]),
        (Field.DisconnectionReason, ["disconnection_reason", "disconnect_reason"]),
        (Field.Transcript, ["transcript"]),
        (Field.Summary, ["call_summary", "summary"]),
        (Field.Sentiment, ["user_sentiment", "sentiment"]),
        (Field.Successful, ["call_successful"]),
        (Field.InVoicemail, ["in_voicemail"]),
        (Field.Analysis, ["call_analysis"]),
        (Field.RecordingUrl, ["recording_url"]),
        (Field.PublicLogUrl, ["public_log_url"]),
        (Field.TransferDestination, ["transfer_destination"]),
        (Field.TransferEndTimestamp, ["transfer_end_timestamp"]),
        (Field.Number, ["number"]),
        (Field.Cost, ["call_cost"]),
        (Field.CombinedCost, ["combined_cost"]),
        (Field.CostSeconds, ["total_duration_seconds"]),
        (Field.Metadata, ["metadata"]),
        (Field.AccessToken, ["access_token"]),
        (Field.PollingId, ["id"]),
        (Field.Headers, ["headers"]),
    ];

    private static readonly FrozenDictionary<string, Field> ByLetters = Table
        .SelectMany(row => row.Names, (row, name) => KeyValuePair.Create(LettersOf(name), row.Field))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Field>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByLetters.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly byte[][] OwnNames = OwnNamesByField();

    /// <summary>The field that the property name under the reader stands for.</summary>
    /// <param name="isOwnName">True when it is spelled as Retell spells it.</param>
    public static Field Find(ref readonly Utf8JsonReader reader, out bool isOwnName)
    {
        isOwnName = false;
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            if (name.Length > LongestSpelling)
                return Field.None;

            Span<byte> decoded = stackalloc byte[LongestSpelling];
            return Find(decoded[..JsonBytes.Decode(name, decoded)], out isOwnName);
        }

        return Find(name, out isOwnName);
    }

    private static Field Find(ReadOnlySpan<byte> name, out bool isOwnName)
    {
        isOwnName = false;
        Span<char> letters = stackalloc char[LongestName];
        var length = Letters(name, letters);
        if (length == 0 || !Lookup.TryGetValue(letters[..length], out var field))
            return Field.None;

        isOwnName = name.SequenceEqual(OwnNames[(int)field]);
        return field;
    }

    /// <summary>Retell's own name of a field.</summary>
    public static string NameOf(Field field) => Encoding.UTF8.GetString(OwnNames[(int)field]);

    public static bool IsWrapper(Field field) => field is >= Field.Call and <= Field.Json;

    private static string LettersOf(string name)
    {
        Span<char> letters = stackalloc char[LongestName];
        return letters[..Letters(Encoding.UTF8.GetBytes(name), letters)].ToString();
    }

    /// <summary>The letters (lower case) and digits of a name; 0 when it is too long or has anything but separators beside them.</summary>
    private static int Letters(ReadOnlySpan<byte> name, Span<char> letters)
    {
        if (name.Length > letters.Length)
            return 0;

        var length = 0;
        foreach (var b in name)
        {
            if (char.IsAsciiLetterOrDigit((char)b))
                letters[length++] = char.ToLowerInvariant((char)b);
            else if (b is not ((byte)'_' or (byte)'-' or (byte)' ' or (byte)'.'))
                return 0;
        }

        return length;
    }

    private static byte[][] OwnNamesByField()
    {
        var names = new byte[(int)Field.Count][];
        Array.Fill(names, []);
        foreach (var (field, spellings) in Table)
            names[(int)field] = Encoding.UTF8.GetBytes(spellings[0]);

        return names;
    }
}
