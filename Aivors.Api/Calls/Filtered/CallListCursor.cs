using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls.Filtered;

/// <summary>
/// A place in a filtered list as a text that clients hand back as it is. It carries the sort, and a hash of the conditions: in another
/// list it would leave calls out without anybody noticing.
/// </summary>
internal static class CallListCursor
{
    private const int CallIdMax = 128;
    private const int HashLength = 8;
    private const int KeyAt = 1 + HashLength;
    private const int TimeAt = KeyAt + sizeof(long);
    private const int HeadLength = TimeAt + sizeof(long);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(CallPlace place, CallOrder order, CallFilter filter)
    {
        var id = Strict.GetBytes(place.CallId);
        var bytes = new byte[HeadLength + id.Length];
        bytes[0] = Kind(order);
        HashOf(filter).CopyTo(bytes, 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(KeyAt), place.Key);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(TimeAt), place.At.UtcTicks);
        id.CopyTo(bytes, HeadLength);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>False for what this list did not give.</summary>
    public static bool TryRead(string text, CallOrder order, CallFilter filter, out CallPlace place)
    {
        place = default;
        // Four bytes a character at most; whatever is longer is not ours.
        var bytes = new byte[HeadLength + CallIdMax * 4];
        if (!Base64Url.IsValid(text, out var length) || length <= HeadLength || length > bytes.Length)
        {
            return false;
        }

        Base64Url.DecodeFromChars(text, bytes);
        var key = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(KeyAt));
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(TimeAt));
        if (bytes[0] != Kind(order) || !bytes.AsSpan(1, HashLength).SequenceEqual(HashOf(filter))
            || key < 0 || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        try
        {
            place = new CallPlace(key, new DateTimeOffset(ticks, TimeSpan.Zero), Strict.GetString(bytes, HeadLength, length - HeadLength));
            // Postgres knows no NUL.
            return !place.CallId.Contains('\0');
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static byte Kind(CallOrder order) => (byte)((int)order.Sort << 1 | (order.Ascending ? 1 : 0));

    private static byte[] HashOf(CallFilter filter)
    {
        // What is typed freely goes last but for the agent's id, which holds no line end.
        string?[] parts =
        [
            $"{filter.From:O}", $"{filter.To:O}", filter.Direction, filter.Outcome, filter.Sentiment, $"{filter.Successful}", $"{filter.IsOver}",
            $"{filter.LeastSeconds}", $"{filter.MostSeconds}", $"{filter.Number?.IsBeginning}{filter.Number?.Digits}", filter.AgentId, filter.Text?.Text,
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..HashLength];
    }
}
