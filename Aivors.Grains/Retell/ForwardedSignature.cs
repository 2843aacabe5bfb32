using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>Finds Retell's signature in an item of n8n's Webhook node, and the bytes that it signs.</summary>
/// <remarks>
/// n8n parses Retell's JSON and writes it again the way Retell wrote it, so the span of <c>body</c> in the forwarded document is byte for
/// byte what Retell signed, as long as it is cut out and not written anew.
/// </remarks>
internal static class ForwardedSignature
{
    private const int LongestHeader = 256;

    /// <summary>Null when the item has no headers, no such header, or a body that is no object.</summary>
    public static SignedBody? Of(ScannedObject item) =>
        item.KindOf(Field.Headers) == JsonTokenType.StartObject
        && item.Child(Field.Body) is ScannedObject body
        && HeaderIn(item.Raw(Field.Headers).Span) is { } header
            ? new SignedBody(body.Json, header)
            : null;

    private static string? HeaderIn(ReadOnlySpan<byte> headers)
    {
        var reader = new Utf8JsonReader(headers);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSignature = IsSignature(reader.ValueSpan);
            reader.Read();
            if (isSignature && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestHeader)
                return JsonText.Decode(reader.ValueSpan);

            reader.Skip();
        }

        return null;
    }

    private static bool IsSignature(ReadOnlySpan<byte> name) =>
        System.Text.Ascii.EqualsIgnoreCase(name, RetellSignature.HeaderName);
}
