using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aivors.Api.Lists;

/// <summary>JSON text from the database, passed on as JSON without being parsed: Postgres has checked it.</summary>
[JsonConverter(typeof(Converter))]
public sealed record RawJson(string Text)
{
    public static RawJson? Of(string? text) => text is null ? null : new RawJson(text);

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
