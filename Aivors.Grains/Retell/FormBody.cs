using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> into the JSON that it stands for.</summary>
internal static class FormBody
{
    private const int LongestName = 4096;

    /// <summary>True when a text that is not JSON can be a form: a name, percent-encoded, before a first "=".</summary>
    public static bool LooksLike(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)'=');
        if (end <= 0)
            return false;

        foreach (var b in body[..end])
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && !"%_-.[]+*~&"u8.Contains(b))
                return false;
        }

        return true;
    }

    /// <summary>The form as JSON, or why it cannot be read.</summary>
    public static (byte[]? Json, UnreadableReading? Refusal) Read(ReadOnlySpan<byte> body)
    {
        var tree = new FieldTree();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;

            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is ['{', ..])
                return JsonAsName(name, value, isOnlyField: pair.Length == body.Length);

            if (name.Length > LongestName)
                return (null, Rejections.BrokenForm("a field's name is longer than any of Retell's"));

            if (tree.Add(name, value) is { } refusal)
                return (null, refusal);
        }

        return (tree.ToJson(), null);
    }

    // n8n's "Using Single Field" with JSON in it makes the whole JSON one name without a value, or several pieces when it holds & or =.
    private static (byte[]? Json, UnreadableReading? Refusal) JsonAsName(string name, string value, bool isOnlyField) =>
        isOnlyField && value.Length == 0 ? (Encoding.UTF8.GetBytes(name), null) : (null, Rejections.JsonAsKey());

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        if (!encoded.ContainsAny((byte)'%', (byte)'+'))
            return Encoding.UTF8.GetString(encoded);

        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == (byte)'%' && TryByte(encoded[(i + 1)..], out var b))
            {
                decoded[length++] = b;
                i += 2;
            }
            else
            {
                decoded[length++] = encoded[i] == (byte)'+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
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
