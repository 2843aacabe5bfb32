using System.Buffers.Binary;
using System.Buffers.Text;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Deliveries;

/// <summary>A place in the list of deliveries as a text that clients hand back as it is.</summary>
internal static class DeliveryCursor
{
    private const int Size = sizeof(long) + 16;

    public static Failure Refusal { get; } =
        Failure.Invalid("cursor is not one that this list gave. Leave it out to begin with the newest delivery.");

    public static string Write(DeliveryEntry last) => Write(new DeliveryPosition(last.ReceivedAt, last.DeliveryId));

    public static string Write(DeliveryPosition last)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.ReceivedAt.UtcTicks);
        last.DeliveryId.TryWriteBytes(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static DeliveryPosition? TryRead(string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Base64Url.IsValid(text, out var length) || length != Size)
        {
            return null;
        }

        Base64Url.DecodeFromChars(text, bytes);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DeliveryPosition(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..]))
            : null;
    }
}
