namespace Aivors.Benchmarks.Day;

/// <summary>Cores that serve one delivery after another, each for the same time. Times are microseconds of the day.</summary>
internal sealed class Cores(int count, double serviceUs)
{
    private readonly double[] _freeAt = new double[count];
    private int _next;

    public double BusyUs { get; private set; }

    public int Count => count;

    /// <summary>When what came then is done. As all take the same time, the core that has been given work longest ago is free first.</summary>
    public double Serve(double at)
    {
        var done = Math.Max(at, _freeAt[_next]) + serviceUs;
        _freeAt[_next] = done;
        _next = (_next + 1) % count;
        BusyUs += serviceUs;
        return done;
    }
}

/// <summary>A lane of the journal's writer: while a group commits, the next one gathers.</summary>
internal sealed class Lane(DayOptions options, Tally tally)
{
    private readonly Queue<(double ReadyAt, double CameAt)> _queue = new();
    private double _freeAt;

    public double BusyUs { get; private set; }

    /// <summary>Takes one in, or refuses it when the queue is full.</summary>
    public void Enqueue(double readyAt, double cameAt)
    {
        CommitUntil(readyAt);
        if (_queue.Count >= options.QueueCapacity) tally.OnRefused();
        else _queue.Enqueue((readyAt, cameAt));
    }

    /// <summary>Commits all groups that begin before that time.</summary>
    public void CommitUntil(double time)
    {
        while (_queue.TryPeek(out var first) && Math.Max(_freeAt, first.ReadyAt) is var begin && begin < time)
        {
            var rows = 0;
            var waiting = new List<double>();
            while (rows < options.GroupRows && _queue.TryPeek(out var next) && next.ReadyAt <= begin)
            {
                waiting.Add(_queue.Dequeue().CameAt);
                rows++;
            }

            var took = options.CommitUs + rows * options.PostgresUs;
            _freeAt = begin + took;
            BusyUs += took;
            tally.OnGroup(rows);
            foreach (var came in waiting) tally.OnAnswered(_freeAt - came);
        }
    }
}

/// <summary>What was counted since it was last taken.</summary>
internal sealed class Tally
{
    private const double Step = 1.05;

    // latencies by powers of the step, from 0.1 ms
    private readonly long[] _latencies = new long[400];

    public long Answered { get; private set; }

    public long Refused { get; private set; }

    public long Groups { get; private set; }

    public int LargestGroup { get; private set; }

    public void OnRefused() => Refused++;

    public void OnGroup(int rows)
    {
        Groups++;
        LargestGroup = Math.Max(LargestGroup, rows);
    }

    public void OnAnswered(double microseconds)
    {
        Answered++;
        _latencies[Math.Clamp((int)(Math.Log(microseconds / 100) / Math.Log(Step)) + 1, 0, _latencies.Length - 1)]++;
    }

    /// <summary>In milliseconds, at most 5 % above the true one.</summary>
    public double Quantile(double part)
    {
        long seen = 0;
        for (var i = 0; i < _latencies.Length; i++)
        {
            seen += _latencies[i];
            if (seen >= part * Answered) return 0.1 * Math.Pow(Step, i);
        }

        return double.NaN;
    }

    /// <summary>Puts what another one counted to this.</summary>
    public void Add(Tally other)
    {
        for (var i = 0; i < _latencies.Length; i++) _latencies[i] += other._latencies[i];
        (Answered, Refused, Groups) = (Answered + other.Answered, Refused + other.Refused, Groups + other.Groups);
        LargestGroup = Math.Max(LargestGroup, other.LargestGroup);
    }

    public void Clear()
    {
        Array.Clear(_latencies);
        (Answered, Refused, Groups, LargestGroup) = (0, 0, 0, 0);
    }
}
