using System.Buffers.Binary;
using System.Buffers.Text;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Admin;

/// <summary>
/// A place in the tenants' list as text that means nothing to its bearer. It holds what the list is ordered by, so that it is not taken for a
/// place in another order.
/// </summary>
internal static class TenantCursor
{
    private const int Size = 2 + sizeof(long) + 16;

    public static string Write(TenantListQuery query, TenantListKey last)
    {
        Span<byte> bytes = stackalloc byte[Size];
        (bytes[0], bytes[1]) = MarkOf(query);
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], last.Value);
        last.TenantId.TryWriteBytes(bytes[(2 + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null when it is no cursor of a list in this order.</summary>
    public static TenantListKey? TryRead(TenantListQuery query, string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Base64Url.IsValid(text, out var length) || length != Size)
        {
            return null;
        }

        Base64Url.DecodeFromChars(text, bytes);
        return (bytes[0], bytes[1]) == MarkOf(query)
            ? new TenantListKey(BinaryPrimitives.ReadInt64BigEndian(bytes[2..]), new Guid(bytes[(2 + sizeof(long))..]))
            : null;
    }

    private static (byte Sort, byte Order) MarkOf(TenantListQuery query) => ((byte)query.Sort, query.Descending ? (byte)1 : (byte)0);
}
