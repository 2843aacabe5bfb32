using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>Turns the inside of a JSON string into text that every store takes.</summary>
/// <remarks>
/// JSON may spell half a surrogate pair (<c>"\ud83d"</c>) and NUL. System.Text.Json accepts the first when it parses and throws when
/// the value is asked for, and PostgreSQL refuses NUL in text; transcripts contain both. So: NUL is dropped, a lone surrogate becomes U+FFFD.
/// </remarks>
internal static class JsonText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The clean text of a JSON string.</summary>
    /// <param name="raw">The valid UTF-8 bytes between the quotes, escapes and all.</param>
    public static string Decode(ReadOnlySpan<byte> raw) => Clean(DecodeAsWritten(raw));

    /// <summary>How the clean text of a JSON string begins, from so many of its bytes; its last character may be damaged.</summary>
    public static string DecodeHead(ReadOnlySpan<byte> raw, int bytes) => Decode(raw.Length > bytes ? raw[..bytes] : raw);

    /// <summary>The text of a JSON string with NUL and lone surrogates left where they are, for those who must notice them.</summary>
    public static string DecodeAsWritten(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(raw);

        // An escape is never shorter than what it stands for, so the raw length is enough.
        var chars = ArrayPool<char>.Shared.Rent(raw.Length);
        try
        {
            return new string(chars, 0, Unescape(raw, chars));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    /// <summary>The same text without NUL and lone surrogates.</summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
            return text;

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
                continue;

            if (!char.IsSurrogate(c))
                clean.Append(c);
            else if (IsPair(text, i))
                clean.Append(c).Append(text[++i]);
            else
                clean.Append(Replacement);
        }

        return clean.ToString();
    }

    /// <summary>At most so many characters of a text, never ending in half a pair.</summary>
    public static string Cap(string text, int length)
    {
        if (text.Length <= length)
            return text;

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private static bool NeedsCleaning(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text.Contains('\0');

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return true;

            if (!char.IsSurrogate(text[i]))
                continue;

            if (!IsPair(text, i))
                return true;

            i++;
        }

        return false;
    }

    private static bool IsPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);

    private static int Unescape(ReadOnlySpan<byte> raw, Span<char> chars)
    {
        var written = 0;
        while (!raw.IsEmpty)
        {
            var slash = raw.IndexOf((byte)'\\');
            if (slash < 0 || slash == raw.Length - 1)
                return written + Encoding.UTF8.GetChars(raw, chars[written..]);

            written += Encoding.UTF8.GetChars(raw[..slash], chars[written..]);
            raw = raw[(slash + 1)..];
            var consumed = 1;
            chars[written++] = raw[0] == (byte)'u' ? CodeUnit(raw, out consumed) : Single(raw[0]);
            raw = raw[consumed..];
        }

        return written;
    }

    private static char Single(byte escape) => escape switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)escape,
    };

    private static char CodeUnit(ReadOnlySpan<byte> escape, out int consumed)
    {
        consumed = Math.Min(5, escape.Length);
        var isHex = ushort.TryParse(escape[1..consumed], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit);
        return isHex ? (char)unit : Replacement;
    }
}
