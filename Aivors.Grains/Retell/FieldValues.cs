using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Aivors.Grains.Retell;

/// <summary>A point in time as a delivery gave it.</summary>
/// <param name="UnixMs">Milliseconds since 1970.</param>
/// <param name="IsExact">True when it came as a number of milliseconds, the way Retell writes it.</param>
internal readonly record struct Timestamp(long UnixMs, bool IsExact)
{
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMs);
}

/// <summary>
/// Reads the values of a call's properties. What is not there, says nothing, or is of the wrong kind is null: one odd optional field
/// must not lose a call.
/// </summary>
internal static class FieldValues
{
    // 1e11 ms is March 1973 and 1e11 s is the year 5138: no call's time is on the wrong side of it.
    private const double FirstMillisecondValue = 1e11;

    private const int LongestUrl = 2048;

    // A character takes at most six bytes, "\\u0041"; so much of a text is enough for its first characters.
    private const int LongestEscape = 6;
    private const int BlanksBefore = 256;

    private static readonly long Earliest = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Latest = new DateTimeOffset(2101, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() - 1;

    /// <summary>What JavaScript prints for a value that is not there, or that is an object, when it is put into text.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text) =>
        text.Trim() is "" or "null" or "undefined" or "[object Object]";

    /// <summary>A short text, trimmed and cut to a length.</summary>
    public static string? Text(ScannedObject from, Field field, int cap) =>
        Head(from, field, (LongestEscape * cap) + BlanksBefore) is { } text ? JsonText.Cap(text.Trim(), cap) : null;

    /// <summary>A text as it came.</summary>
    public static string? LongText(ScannedObject from, Field field) => Head(from, field, int.MaxValue);

    private static string? Head(ScannedObject from, Field field, int bytes)
    {
        if (from.KindOf(field) != JsonTokenType.String)
            return null;

        var text = JsonText.DecodeHead(from.Raw(field).Span, bytes);
        return IsMissing(text) ? null : text;
    }

    /// <summary>A telephone number; a workflow may have made a number of it.</summary>
    public static string? PhoneNumber(ScannedObject from, Field field, int cap)
    {
        if (from.KindOf(field) != JsonTokenType.Number)
            return Text(from, field, cap);

        var raw = from.Raw(field).Span;
        return raw.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? null : JsonText.Cap(JsonText.Decode(raw), cap);
    }

    public static double? Number(ScannedObject from, Field field)
    {
        double number;
        var isNumber = from.KindOf(field) switch
        {
            JsonTokenType.Number => Utf8Parser.TryParse(from.Raw(field).Span, out number, out _),
            JsonTokenType.String => TryParse(Text(from, field, cap: 40), out number),
            _ => Nothing(out number),
        };
        return isNumber && double.IsFinite(number) ? number : null;
    }

    public static bool? Flag(ScannedObject from, Field field) => from.KindOf(field) switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => bool.TryParse(Text(from, field, cap: 10), out var flag) ? flag : null,
        _ => null,
    };

    /// <summary>A time in milliseconds, in seconds, or as ISO 8601 text; each of them seen in workflows for the same property.</summary>
    public static Timestamp? Time(ScannedObject from, Field field)
    {
        if (Number(from, field) is { } number)
        {
            var isExact = Math.Abs(number) >= FirstMillisecondValue;
            return Sane(isExact ? number : number * 1000, isExact);
        }

        // Only ISO: the parser would take "10" or "May" too.
        if (Text(from, field, cap: 40) is not { Length: >= 10 } text || !char.IsAsciiDigit(text[3]) || text[4] != '-')
            return null;

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)
            ? Sane(time.ToUnixTimeMilliseconds(), isExact: false)
            : null;
    }

    /// <summary>An absolute web address; anything else (javascript:, a relative path) has no business on a page.</summary>
    public static string? WebAddress(ScannedObject from, Field field)
    {
        if (LongText(from, field)?.Trim() is not { Length: <= LongestUrl } text)
            return null;

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? text
            : null;
    }

    /// <summary>The bytes of an object, also when it came as text that holds JSON. They are not checked in the second case.</summary>
    public static ReadOnlyMemory<byte>? ObjectJson(ScannedObject from, Field field)
    {
        if (from.KindOf(field) == JsonTokenType.StartObject)
            return from.Raw(field);

        // Not ?: with null, which would be an array that is null, and with that an empty memory: broken JSON, and an exception for each.
        if (LongText(from, field)?.Trim() is not ['{', ..] text)
            return null;

        return System.Text.Encoding.UTF8.GetBytes(text);
    }

    private static Timestamp? Sane(double unixMs, bool isExact) =>
        unixMs >= Earliest && unixMs <= Latest ? new Timestamp((long)Math.Round(unixMs, MidpointRounding.AwayFromZero), isExact) : null;

    private static bool TryParse(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool Nothing(out double number)
    {
        number = 0;
        return false;
    }
}
