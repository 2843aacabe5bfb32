using System.Collections.Concurrent;
using Aivors.Grains.Contracts;

namespace Aivors.Api.Auth;

/// <summary>
/// Whether an access token's session still counts: not signed out, not revoked, the role and the epoch as they were. Asked of the
/// database, and remembered for a few seconds, so that a revoked session dies everywhere within them.
/// </summary>
internal sealed class SessionChecks(IAccountStore accounts, TimeProvider time)
{
    private const int RememberedMax = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<AccessClaims, DateTimeOffset> _good = new();

    private Action<Guid>? _forgotten;

    public async ValueTask<bool> IsGoodAsync(AccessClaims claims, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_good.TryGetValue(claims, out var until) && now < until)
        {
            return true;
        }

        var account = await accounts.FindBySessionAsync(claims.UserId, claims.SessionId, claims.Epoch, cancel);
        if (account is null || account.Role != claims.Role || account.TenantId != claims.TenantId)
        {
            _good.TryRemove(claims, out _);
            return false;
        }

        if (_good.Count >= RememberedMax)
        {
            _good.Clear();
        }

        _good[claims] = now + Remembered;
        return true;
    }

    /// <summary>Has this told of every user whose sessions were ended here: whoever goes on without asking should ask then.</summary>
    public void OnForgotten(Action<Guid> tell) => _forgotten += tell;

    /// <summary>Forgets a session that was ended here, so that it dies here at once.</summary>
    public void Forget(Guid userId)
    {
        foreach (var claims in _good.Keys.Where(claims => claims.UserId == userId))
        {
            _good.TryRemove(claims, out _);
        }

        _forgotten?.Invoke(userId);
    }
}
