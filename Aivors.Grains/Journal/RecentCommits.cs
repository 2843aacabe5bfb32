using System.Runtime.InteropServices;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Journal;

/// <summary>What the writer did of late, for whoever looks at the system's page: metrics go to a collector, and cannot be asked.</summary>
public sealed class RecentCommits(TimeProvider time)
{
    private const int Kept = 1024;
    private const int Seconds = 60;

    private readonly Lock _lock = new();
    private readonly double[] _milliseconds = new double[Kept];
    private readonly Second[] _seconds = new Second[Seconds];
    private long _count;
    private int _queued;

    public void OnQueued() => Interlocked.Increment(ref _queued);

    public void OnTaken(int count) => Interlocked.Add(ref _queued, -count);

    public void OnCommitted(int deliveries, TimeSpan took)
    {
        lock (_lock)
        {
            _milliseconds[_count++ % Kept] = took.TotalMilliseconds;
            var now = Now();
            ref var second = ref _seconds[now % Seconds];
            second = second.At == now ? second with { Groups = second.Groups + 1, Deliveries = second.Deliveries + deliveries } : new Second(now, 1, deliveries);
        }
    }

    public JournalReport Read()
    {
        lock (_lock)
        {
            var since = Now() - Seconds;
            var minute = _seconds.Where(second => second.At > since).ToArray();
            var latest = _milliseconds[..(int)Math.Min(_count, Kept)];
            Array.Sort(latest);
            return new JournalReport
            {
                GroupsLastMinute = minute.Sum(second => second.Groups),
                DeliveriesLastMinute = minute.Sum(second => second.Deliveries),
                CommitP50Ms = Percentile(latest, 50),
                CommitP95Ms = Percentile(latest, 95),
                CommitP99Ms = Percentile(latest, 99),
                QueueDepth = Math.Max(0, Volatile.Read(ref _queued)),
            };
        }
    }

    /// <summary>The smallest value that so many percent are not above.</summary>
    private static double? Percentile(double[] sorted, int percent) =>
        sorted.Length == 0 ? null : Math.Round(sorted[(sorted.Length * percent + 99) / 100 - 1], 2);

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Second(long At, int Groups, int Deliveries);
}
