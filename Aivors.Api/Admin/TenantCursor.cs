using System.Buffers.Binary;
using System.Buffers.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>A place in the tenants' list as text that means nothing to its bearer.</summary>
internal static class TenantCursor
{
    public static string Of(TenantListRow last)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.UtcTicks);
        last.TenantId.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static TenantListKey? TryParse(string text)
    {
        Span<byte> bytes = stackalloc byte[24];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 24)
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new TenantListKey(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]))
            : null;
    }
}
