using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>Writes a piece of JSON again without white space, with clean text, and without what must not be stored.</summary>
internal static class CompactJson
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = DocumentScanner.MaxDepth };

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        // The text goes into a store and from there into JSON answers, never straight into a page: no need to double its size.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = DocumentScanner.MaxDepth,

        // Every token comes from the reader, which has checked it; two of them become the same name at most when they are cleaned.
        SkipValidation = true,
    };

    /// <summary>An object as compact JSON text; null when it is not an object, is empty, is broken, or is longer than allowed.</summary>
    public static string? ObjectText(ReadOnlyMemory<byte>? json, int maxBytes)
    {
        if (json is null || Render(json.Value) is not { } bytes || bytes.Length > maxBytes)
            return null;

        return bytes is [(byte)'{', (byte)'}'] or not [(byte)'{', ..] ? null : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The same JSON, rewritten; null when it is broken.</summary>
    /// <param name="isLeftOut">Further properties that are left out.</param>
    public static byte[]? Render(ReadOnlyMemory<byte> json, Func<Field, bool>? isLeftOut = null)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 16);
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        var reader = new Utf8JsonReader(json.Span, ReaderOptions);
        try
        {
            while (reader.Read())
                Copy(ref reader, writer, isLeftOut);
        }
        catch (JsonException)
        {
            return null;
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void Copy(ref Utf8JsonReader reader, Utf8JsonWriter writer, Func<Field, bool>? isLeftOut)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName when IsSecret(in reader) || isLeftOut?.Invoke(FieldNames.Find(in reader, out _)) == true:
                reader.Skip();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(JsonText.Decode(reader.ValueSpan));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(JsonText.Decode(reader.ValueSpan));
                break;
            default:
                // Numbers keep their digits: money and ids in metadata must not pass through a double.
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    // Also where the name is damaged or has something beside it: better too little is kept than a key to a call.
    private static bool IsSecret(in Utf8JsonReader reader) =>
        FieldNames.Find(in reader, out _) == Field.AccessToken || reader.ValueSpan.IndexOf("access_token"u8) >= 0;
}
