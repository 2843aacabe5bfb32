using System.Globalization;
using System.Text;

namespace Aivors.Grains.Retell;

/// <summary>
/// Decodes the inside of a JSON string into clean UTF-8, for texts that hold JSON: these may have megabytes, and text of UTF-16 would be
/// made only to be turned back. Clean as in <see cref="JsonText"/>: no NUL, no half of a surrogate pair.
/// </summary>
internal static class JsonBytes
{
    private const int HexLength = 4;

    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> raw)
    {
        // An escape is at least one byte longer than what it stands for.
        var decoded = GC.AllocateUninitializedArray<byte>(raw.Length);
        return decoded.AsMemory(0, Decode(raw, decoded));
    }

    /// <param name="decoded">At least as long as <paramref name="raw"/>.</param>
    /// <returns>How much of it was written.</returns>
    public static int Decode(ReadOnlySpan<byte> raw, Span<byte> decoded)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            if (raw[0] == (byte)'\\' && raw.Length > 1)
            {
                length += Unescape(raw, decoded[length..], out var consumed);
                raw = raw[consumed..];
                continue;
            }

            var plain = raw[1..].IndexOf((byte)'\\') is >= 0 and var next ? next + 1 : raw.Length;
            raw[..plain].CopyTo(decoded[length..]);
            length += plain;
            raw = raw[plain..];
        }

        return length;
    }

    private static int Unescape(ReadOnlySpan<byte> raw, Span<byte> decoded, out int consumed)
    {
        consumed = 2;
        if (raw[1] == (byte)'u')
            return CodePoint(raw, decoded, out consumed);

        decoded[0] = raw[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            var other => other,
        };
        return 1;
    }

    private static int CodePoint(ReadOnlySpan<byte> raw, Span<byte> decoded, out int consumed)
    {
        consumed = Math.Min(2 + HexLength, raw.Length);
        if (!TryUnit(raw, out var unit))
            return Rune.ReplacementChar.EncodeToUtf8(decoded);

        if (unit == 0)
            return 0;

        if (Rune.TryCreate(unit, out var rune))
            return rune.EncodeToUtf8(decoded);

        if (char.IsHighSurrogate(unit) && TryUnit(raw[consumed..], out var low) && Rune.TryCreate(unit, low, out rune))
        {
            consumed += 2 + HexLength;
            return rune.EncodeToUtf8(decoded);
        }

        return Rune.ReplacementChar.EncodeToUtf8(decoded);
    }

    private static bool TryUnit(ReadOnlySpan<byte> raw, out char unit)
    {
        unit = '\0';
        if (raw is not [(byte)'\\', (byte)'u', ..] || raw.Length < 2 + HexLength
            || !ushort.TryParse(raw.Slice(2, HexLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;

        unit = (char)value;
        return true;
    }
}
