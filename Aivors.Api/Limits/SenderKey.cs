using System.Net;
using System.Net.Sockets;

namespace Aivors.Api.Limits;

/// <summary>Who counts as one sender.</summary>
internal static class SenderKey
{
    // An IPv6 customer holds a whole /64, so that is what counts as one.
    public static string Of(IPAddress? sender)
    {
        if (sender is null)
        {
            return "none";
        }

        if (sender.IsIPv4MappedToIPv6)
        {
            sender = sender.MapToIPv4();
        }

        return sender.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(sender.GetAddressBytes().AsSpan(0, 8))
            : sender.ToString();
    }
}
