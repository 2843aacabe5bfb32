using Aivors.Api.Auth;

namespace Aivors.Api.Live;

/// <summary>The session that a stream was opened with: nothing is told to one that does not count any more.</summary>
/// <param name="expires">When its access token is over; the page then renews it and comes back.</param>
internal sealed class LiveSession(SessionChecks checks, AccessClaims claims, DateTimeOffset expires, TimeProvider time)
{
    private long _checkedAt = time.GetTimestamp();

    /// <exception cref="Grains.Journal.JournalUnavailableException">It cannot be said now.</exception>
    public async Task<bool> CountsAsync(CancellationToken cancel)
    {
        if (time.GetUtcNow() >= expires || !await checks.IsGoodAsync(claims, cancel))
        {
            return false;
        }

        _checkedAt = time.GetTimestamp();
        return true;
    }

    /// <summary>The same, asked only when the last answer is older than this.</summary>
    public async ValueTask<bool> CountsAsync(TimeSpan fresh, CancellationToken cancel) =>
        time.GetUtcNow() < expires && (time.GetElapsedTime(_checkedAt) < fresh || await CountsAsync(cancel));
}
