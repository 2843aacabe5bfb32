namespace Aivors.Api.Limits;

/// <summary>
/// Counts attempts by key in windows of a minute, in bounded memory, together with the other processes: each tells what it counted and
/// learns what all have. While nothing can be shared, each counts for itself.
/// </summary>
/// <remarks>
/// When more keys come in a minute than can be counted, further ones are refused until it is over: an attack that wide would
/// otherwise have no limit at all.
/// </remarks>
internal sealed class AttemptWindow(string name, int limit, ISharedCounts counts, TimeProvider time, int keysMax = 50_000)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>How long an attempt waits for the others' count before it goes by what is known.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private long _window;

    /// <summary>Null when the attempt may be made, and is counted; else how long to wait. Goes by the others' latest known count.</summary>
    public TimeSpan? TryEnter(string key) => TryEnter(key, out _);

    /// <summary>The same by the others' count of this very moment, where there is one to be had: for what must not be guessed at.</summary>
    public async ValueTask<TimeSpan?> TryEnterAsync(string key)
    {
        if (TryEnter(key, out var count) is { } wait)
        {
            return wait;
        }

        try
        {
            await count!.Sending.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // So it is known a little later.
        }

        lock (_lock)
        {
            return count!.Here + count.Elsewhere > limit ? Left() : null;
        }
    }

    /// <summary>Takes one attempt back: it was the rightful owner's.</summary>
    public void Forgive(string key)
    {
        lock (_lock)
        {
            Turn(time.GetUtcNow());
            if (_counts.TryGetValue(key, out var count) && count.Here > 0)
            {
                count.Here--;
                Tell(key, count, -1);
            }
        }
    }

    private TimeSpan? TryEnter(string key, out Count? count)
    {
        lock (_lock)
        {
            Turn(time.GetUtcNow());
            if (!_counts.TryGetValue(key, out count))
            {
                if (_counts.Count >= keysMax)
                {
                    return Left();
                }

                _counts.Add(key, count = new Count());
            }

            if (count.Here + count.Elsewhere >= limit)
            {
                return Left();
            }

            count.Here++;
            Tell(key, count, 1);
            return null;
        }
    }

    private void Tell(string key, Count count, int more)
    {
        count.Untold += more;
        if (count.Sending.IsCompleted)
        {
            count.Sending = SendAsync(key, count, _window);
        }
    }

    // One message of a key at a time; what is counted meanwhile goes with the next.
    private async Task SendAsync(string key, Count count, long window)
    {
        await Task.Yield();
        while (true)
        {
            int more;
            lock (_lock)
            {
                more = count.Untold;
                count.Untold = 0;
                count.Told += more;
            }

            if (more == 0)
            {
                return;
            }

            var total = await counts.AddAsync(name, key, window, more);
            lock (_lock)
            {
                count.Elsewhere = total is { } all ? (int)Math.Clamp(all - count.Told, 0, int.MaxValue / 2) : count.Elsewhere;
            }
        }
    }

    private void Turn(DateTimeOffset now)
    {
        var window = now.UtcTicks / Length.Ticks;
        if (window != _window)
        {
            _window = window;
            _counts.Clear();
        }
    }

    private TimeSpan Left() => new DateTimeOffset((_window + 1) * Length.Ticks, TimeSpan.Zero) - time.GetUtcNow();

    private sealed class Count
    {
        public int Here { get; set; }

        public int Elsewhere { get; set; }

        public int Untold { get; set; }

        public int Told { get; set; }

        public Task Sending { get; set; } = Task.CompletedTask;
    }
}
