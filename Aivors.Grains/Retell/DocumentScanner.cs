using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>
/// Reads a JSON text once, front to back, and notes where the known properties of possible deliveries stand. Everything else
/// (word timings are nine tenths of a long call) is passed over without being made into anything.
/// </summary>
internal sealed class DocumentScanner
{
    public const int MaxEvents = 1000;
    public const int MaxDepth = 64;

    /// <summary>How often text may hold JSON: stringified twice in n8n, and once more by a node between, is the worst that was seen.</summary>
    public const int MaxLevelsOfText = 3;

    // What a body may hold of objects and arrays that are kept; beyond it they are only passed over, so memory stays flat.
    private const int MaxNodes = 8 * MaxEvents;

    private const int HeadLength = 4096;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private int _nodes;
    private Field _lastField;

    public static Scanned Scan(ReadOnlyMemory<byte> json) => new DocumentScanner().Document(json, level: 0);

    private Scanned Document(ReadOnlyMemory<byte> json, int level)
    {
        if (BodyGauge.OfJson(json.Span) is { } tooMuch)
            return new ScannedFault(tooMuch, json.Length);

        var reader = new Utf8JsonReader(json.Span, Options);
        try
        {
            reader.Read();
            var scanned = Value(ref reader, json, level);
            reader.Read(); // throws when anything but white space follows
            return scanned;
        }
        catch (JsonException)
        {
            var fault = IsTooDeep(in reader, json.Span) ? ScanFault.TooDeep : ScanFault.Broken;
            return new ScannedFault(fault, json.Length, reader.BytesConsumed, _lastField);
        }
    }

    // The reader has one exception for everything: it went too deep when it stands at the limit, before one more opening.
    private static bool IsTooDeep(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth >= MaxDepth && json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private Scanned Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source, int level) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader, source, level),
        JsonTokenType.StartArray => Array(ref reader, source, level),
        JsonTokenType.String => Text(reader.ValueSpan, level),
        JsonTokenType.Number => ScannedScalar.Number,
        JsonTokenType.True or JsonTokenType.False => ScannedScalar.Boolean,
        _ => ScannedScalar.Missing,
    };

    private ScannedObject Object(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source, int level)
    {
        _nodes++;
        var scanned = new ScannedObject(source, (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            scanned.CountProperty();
            var field = FieldNames.Find(in reader, out var isOwnName);
            if (field != Field.None)
                _lastField = field;

            reader.Read();
            if (FieldNames.IsWrapper(field) && _nodes < MaxNodes)
                scanned.SetChild(field, Value(ref reader, source, level));
            else
                Note(scanned, field, isOwnName, ref reader);
        }

        scanned.EndAt((int)reader.BytesConsumed);
        return scanned;
    }

    private static void Note(ScannedObject scanned, Field field, bool isOwnName, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var kind = reader.TokenType;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        if (field == Field.None)
            return;

        if (field == Field.AccessToken)
            scanned.MarkSecret();
        else if (kind == JsonTokenType.String)
            scanned.Set(field, new Slot(start + 1, end - start - 2, kind, isOwnName));
        else
            scanned.Set(field, new Slot(start, end - start, kind, isOwnName));
    }

    private ScannedArray Array(ref Utf8JsonReader reader, ReadOnlyMemory<byte> source, int level)
    {
        _nodes++;
        var items = new List<Scanned>();
        var hasTooMany = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            hasTooMany |= items.Count == MaxEvents || _nodes >= MaxNodes;
            if (!hasTooMany)
                items.Add(Value(ref reader, source, level));
            else if (reader.CurrentDepth == 1)
                break; // the body itself is this array, and is refused whatever follows
            else
                reader.Skip();
        }

        return new ScannedArray(items, hasTooMany);
    }

    private Scanned Text(ReadOnlySpan<byte> raw, int level)
    {
        // How it begins tells whether it is JSON; only then the rest is worth decoding.
        var head = JsonText.DecodeHead(raw, HeadLength).Trim();
        if (head.StartsWith("[object ", StringComparison.Ordinal))
            return ScannedScalar.ObjectObject;

        if (FieldValues.IsMissing(head))
            return ScannedScalar.Missing;

        if (head[0] is not ('{' or '[' or '"'))
            return ScannedScalar.Text;

        return level == MaxLevelsOfText
            ? new ScannedFault(ScanFault.TooManyLevelsOfText, raw.Length)
            : Document(Inside(raw), level + 1);
    }

    private static ReadOnlyMemory<byte> Inside(ReadOnlySpan<byte> raw)
    {
        var json = JsonBytes.Decode(raw);
        return json[Math.Max(json.Span.IndexOfAny("{[\""u8), 0)..].TrimEnd(" \t\r\n"u8);
    }
}
