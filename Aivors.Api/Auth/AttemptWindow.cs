namespace Aivors.Api.Auth;

/// <summary>Counts attempts by key in windows of a minute, in bounded memory.</summary>
/// <remarks>
/// When more keys come in a minute than can be counted, further ones are refused until it is over: an attack that wide would
/// otherwise have no limit at all.
/// </remarks>
internal sealed class AttemptWindow(int limit, TimeProvider time, int keysMax = 50_000)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private long _window;

    /// <summary>Null when the attempt may be made, and is counted; else how long to wait.</summary>
    public TimeSpan? TryEnter(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Turn(now);
            var known = _attempts.TryGetValue(key, out var attempts);
            if (attempts >= limit || (!known && _attempts.Count >= keysMax))
            {
                return new DateTimeOffset((_window + 1) * Length.Ticks, TimeSpan.Zero) - now;
            }

            _attempts[key] = attempts + 1;
            return null;
        }
    }

    /// <summary>Takes one attempt back: it was the rightful owner's.</summary>
    public void Forgive(string key)
    {
        lock (_lock)
        {
            Turn(time.GetUtcNow());
            if (_attempts.TryGetValue(key, out var attempts) && attempts > 0)
            {
                _attempts[key] = attempts - 1;
            }
        }
    }

    private void Turn(DateTimeOffset now)
    {
        var window = now.Ticks / Length.Ticks;
        if (window != _window)
        {
            _window = window;
            _attempts.Clear();
        }
    }
}
