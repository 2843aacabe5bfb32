using System.Net;
using Aivors.Api.Limits;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Auth;

/// <summary>
/// Slows the guessing of passwords, per sender and per account, over all Api processes. A window is a minute, so an account under attack is
/// never locked for longer; what succeeds is not counted.
/// </summary>
internal sealed class SignInLimiter(IOptions<SignInLimitOptions> options, ISharedCounts counts, TimeProvider time)
{
    private readonly AttemptWindow _senders = new("sign-in-address", options.Value.PerIpPerMinute, counts, time);
    private readonly AttemptWindow _accounts = new("sign-in-account", options.Value.PerAccountPerMinute, counts, time);

    /// <summary>Null when the attempt may be made; else how long to wait.</summary>
    public async ValueTask<TimeSpan?> TryEnterAsync(IPAddress? sender, string? account = null)
    {
        if (await _senders.TryEnterAsync(SenderKey.Of(sender)) is { } wait)
        {
            return wait;
        }

        return account is null ? null : await _accounts.TryEnterAsync(account);
    }

    public void Forgive(IPAddress? sender, string account)
    {
        _senders.Forgive(SenderKey.Of(sender));
        _accounts.Forgive(account);
    }
}
