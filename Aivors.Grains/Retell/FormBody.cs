using System.Buffers;
using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> into the JSON that it stands for.</summary>
internal static class FormBody
{
    private const int LongestName = 4096;

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%_-.[]+*~&"u8);

    /// <summary>True when a text that is not JSON can be a form: a name, percent-encoded, before a first "=".</summary>
    public static bool LooksLike(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)'=');
        if (end <= 0)
            return false;

        return !body[..end].ContainsAnyExcept(NameBytes);
    }

    /// <summary>The form as JSON, or why it cannot be read.</summary>
    public static (byte[]? Json, UnreadableReading? Refusal) Read(ReadOnlySpan<byte> body)
    {
        if (BodyGauge.OfForm(body, body.Count((byte)'&') + 1) is { } tooMuch)
            return (null, tooMuch);

        var tree = new FieldTree();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;

            var equals = pair.IndexOf((byte)'=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (IsJson(name))
                return JsonAsName(name, isOnlyField: pair.Length == body.Length && value.IsEmpty);

            if (name.Length > LongestName)
                return (null, Rejections.BrokenForm("a field's name is longer than any of Retell's"));

            if (tree.Add(Decode(name), Decode(value)) is { } refusal)
                return (null, refusal);
        }

        return (tree.ToJson(), null);
    }

    private static bool IsJson(ReadOnlySpan<byte> name) => name is [(byte)'{', ..] or [(byte)'%', (byte)'7', (byte)'B' or (byte)'b', ..];

    // n8n's "Using Single Field" with JSON in it makes the whole JSON one name without a value, or several pieces when it holds & or =.
    private static (byte[]? Json, UnreadableReading? Refusal) JsonAsName(ReadOnlySpan<byte> name, bool isOnlyField)
    {
        if (!isOnlyField)
            return (null, Rejections.JsonAsKey());

        var json = new byte[name.Length];
        Array.Resize(ref json, Decode(name, json));
        return (json, null);
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        if (!encoded.ContainsAny((byte)'%', (byte)'+'))
            return Encoding.UTF8.GetString(encoded);

        var decoded = ArrayPool<byte>.Shared.Rent(encoded.Length);
        var text = Encoding.UTF8.GetString(decoded, 0, Decode(encoded, decoded));
        ArrayPool<byte>.Shared.Return(decoded);
        return text;
    }

    private static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded)
    {
        var length = 0;
        while (encoded.IndexOfAny((byte)'%', (byte)'+') is >= 0 and var plain)
        {
            encoded[..plain].CopyTo(decoded[length..]);
            length += plain;
            encoded = encoded[plain..];
            var isByte = TryByte(encoded[1..], out var b) && encoded[0] == (byte)'%';
            decoded[length++] = isByte ? b : encoded[0] == (byte)'+' ? (byte)' ' : encoded[0];
            encoded = encoded[(isByte ? 3 : 1)..];
        }

        encoded.CopyTo(decoded[length..]);
        return length + encoded.Length;
    }

    private static bool TryByte(ReadOnlySpan<byte> hex, out byte value)
    {
        value = 0;
        if (hex.Length < 2 || !char.IsAsciiHexDigit((char)hex[0]) || !char.IsAsciiHexDigit((char)hex[1]))
            return false;

        value = (byte)((Digit(hex[0]) << 4) | Digit(hex[1]));
        return true;
    }

    private static int Digit(byte hex) => hex <= (byte)'9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
