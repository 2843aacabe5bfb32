using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Aivors.Grains.Retell.Stored;

/// <summary>
/// Reads JSON that went through hands: names in any spelling of theirs, numbers and flags as text, objects as text that holds JSON.
/// What is not there or says nothing is null.
/// </summary>
internal static class LooseJson
{
    private const int LongestText = 64 * 1024;

    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = DocumentScanner.MaxDepth };

    /// <summary>Null for what is no JSON.</summary>
    public static JsonDocument? TryParse(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Retell's own spelling of a name, else one with the same letters and digits.</summary>
    public static JsonElement? Find(JsonElement from, string name)
    {
        if (from.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (from.TryGetProperty(name, out var own) && own.ValueKind != JsonValueKind.Null)
        {
            return own;
        }

        foreach (var property in Properties(from))
        {
            if (property.Value.ValueKind != JsonValueKind.Null && IsSame(property.Name, name))
            {
                return property.Value;
            }
        }

        return null;
    }

    /// <summary>Reads an object or an array under a name, also when it came as text; null when there is none.</summary>
    public static T? Use<T>(JsonElement from, string name, Func<JsonElement, T> read)
        where T : class
    {
        if (Find(from, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return read(value);
        }

        using var inner = Raw(value).Trim() is ['{' or '[', ..] json ? TryParse(json) : null;
        return inner is null ? null : read(inner.RootElement);
    }

    /// <summary>An object's properties with names that can be shown; none of anything else.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement from)
    {
        if (from.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var property in from.EnumerateObject())
        {
            yield return (JsonText.Cap(NameOf(property), 200), property.Value);
        }
    }

    /// <summary>A text that says something.</summary>
    public static string? Text(JsonElement from, string name) =>
        Find(from, name) is { } value && AnyText(value) is { } text && !FieldValues.IsMissing(text) ? text : null;

    /// <summary>Any value as text: JSON for what is not text itself; null for null.</summary>
    public static string? AnyText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Cap(Raw(value), LongestText),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => JsonText.Cap(CleanJson(value), LongestText),
    };

    /// <summary>The value as JSON text, compact and with clean strings.</summary>
    public static string CleanJson(JsonElement value) =>
        Encoding.UTF8.GetString(CompactJson.Render(JsonMarshal.GetRawUtf8Value(value).ToArray()) ?? "null"u8.ToArray());

    public static double? Number(JsonElement from, string name)
    {
        double number = 0;
        var isNumber = Find(from, name) is { } value && value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(Raw(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber && double.IsFinite(number) ? number : null;
    }

    public static bool? Flag(JsonElement from, string name) => Find(from, name) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => bool.TryParse(Raw(value), out var flag) ? flag : null,
        _ => null,
    };

    // GetString throws for half a surrogate pair, which transcripts have.
    private static string Raw(JsonElement text) => JsonText.Decode(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    private static string NameOf(JsonProperty property) => JsonText.Decode(JsonMarshal.GetRawUtf8PropertyName(property));

    private static bool IsSame(string name, string own)
    {
        var at = 0;
        foreach (var c in name)
        {
            if (c is '_' or '-' or ' ' or '.')
            {
                continue;
            }

            at += at < own.Length && own[at] == '_' ? 1 : 0;
            if (at >= own.Length || char.ToLowerInvariant(c) != own[at++])
            {
                return false;
            }
        }

        return at == own.Length;
    }
}
