using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Calls;

/// <summary>A place in a list of calls as a text that clients hand back as it is.</summary>
public static class CallCursor
{
    private const int CallIdMax = 128;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(CallPosition position)
    {
        var id = Strict.GetBytes(position.CallId);
        var bytes = new byte[sizeof(long) + id.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.At.UtcTicks);
        id.CopyTo(bytes, sizeof(long));
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out CallPosition position)
    {
        position = default;
        // Four bytes a character at most; whatever is longer is not ours.
        var bytes = new byte[sizeof(long) + CallIdMax * 4];
        if (!Base64Url.IsValid(text, out var length) || length <= sizeof(long) || length > bytes.Length)
        {
            return false;
        }

        Base64Url.DecodeFromChars(text, bytes);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        try
        {
            position = new CallPosition(new DateTimeOffset(ticks, TimeSpan.Zero), Strict.GetString(bytes, sizeof(long), length - sizeof(long)));
            // Postgres knows no NUL.
            return !position.CallId.Contains('\0');
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
