using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>
/// Slows the guessing of passwords, per sender and per account. A window is a minute, so an account under attack is never locked
/// for longer; what succeeds is not counted.
/// </summary>
internal sealed class SignInLimiter(IOptions<SignInLimitOptions> options, TimeProvider time)
{
    private readonly AttemptWindow _senders = new(options.Value.PerIpPerMinute, time);
    private readonly AttemptWindow _accounts = new(options.Value.PerAccountPerMinute, time);

    /// <summary>Null when the attempt may be made; else how long to wait.</summary>
    public TimeSpan? TryEnter(IPAddress? sender, string? account = null)
    {
        if (_senders.TryEnter(KeyOf(sender)) is { } wait)
        {
            return wait;
        }

        return account is null ? null : _accounts.TryEnter(account);
    }

    public void Forgive(IPAddress? sender, string account)
    {
        _senders.Forgive(KeyOf(sender));
        _accounts.Forgive(account);
    }

    // An IPv6 customer holds a whole /64, so that is what counts as one sender.
    internal static string KeyOf(IPAddress? sender)
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
