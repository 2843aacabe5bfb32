using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aivors.Grains.Retell;

/// <summary>Makes UTF-8 of bytes that should be, as far as that makes sense.</summary>
internal static class Utf8Text
{
    /// <summary>
    /// How many letters may be wrong. One bad letter must not lose a call, nor a whole transcript in an old code page; a body that holds
    /// more of them is no text.
    /// </summary>
    public const int MaxWrong = 128 * 1024;

    private const int ChunkChars = 32 * 1024;

    /// <summary>The same bytes when they are UTF-8; else with U+FFFD for what is not; null when too much is not.</summary>
    public static ReadOnlyMemory<byte>? Of(ReadOnlyMemory<byte> body) => Utf8.IsValid(body.Span) ? body : Mended(body.Span);

    /// <summary>True for what begins with the byte order mark of UTF-16.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> body) => body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    private static ReadOnlyMemory<byte>? Mended(ReadOnlySpan<byte> rest)
    {
        var mended = GC.AllocateUninitializedArray<byte>(rest.Length + (2 * (Math.Min(MaxWrong, rest.Length) + 1)));
        var length = 0;
        var wrong = 0;
        var chars = ArrayPool<char>.Shared.Rent(ChunkChars);
        while (!rest.IsEmpty)
        {
            // Only to find the next wrong byte; the right ones are copied as they are.
            var status = Utf8.ToUtf16(rest, chars, out var right, out _, replaceInvalidSequences: false);
            rest[..right].CopyTo(mended.AsSpan(length));
            length += right;
            rest = rest[right..];
            if (status != OperationStatus.InvalidData)
                continue;

            if (++wrong > MaxWrong)
                break;

            Rune.DecodeFromUtf8(rest, out _, out var consumed);
            "\uFFFD"u8.CopyTo(mended.AsSpan(length));
            length += "\uFFFD"u8.Length;
            rest = rest[consumed..];
        }

        ArrayPool<char>.Shared.Return(chars);
        return wrong > MaxWrong ? (ReadOnlyMemory<byte>?)null : mended.AsMemory(0, length);
    }
}
