using System.Diagnostics.Metrics;

namespace Aivors.Grains.Journal;

/// <summary>The meter <c>Aivors.Journal</c>, one for each silo.</summary>
public sealed class JournalMetrics
{
    public const string MeterName = "Aivors.Journal";

    /// <summary>The journal's spans come from an activity source of the meter's name.</summary>
    public const string SourceName = MeterName;

    public const string SourceVersion = "1.0.0";

    // The SDK's own buckets are for milliseconds: every commit would be in the first.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };

    private readonly RecentCommits _recent;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<int> _queued;
    private readonly Counter<long> _stale;
    private readonly Counter<long> _claimedTwice;

    public JournalMetrics(IMeterFactory meters, RecentCommits recent)
    {
        _recent = recent;
        var meter = meters.Create(MeterName);
        _groupSize = meter.CreateHistogram<int>("aivors.journal.group.size", "{delivery}", "Deliveries committed together", [], Sizes);
        _commitSeconds = meter.CreateHistogram<double>("aivors.journal.commit.duration", "s", "Time of one commit", [], Seconds);
        _retries = meter.CreateCounter<long>("aivors.journal.retries", "{attempt}", "Commits tried again because their outcome was unknown");
        _refused = meter.CreateCounter<long>("aivors.journal.refused", "{delivery}", "Deliveries whose data the database refused");
        _queued = meter.CreateUpDownCounter<int>("aivors.journal.queue.depth", "{append}", "Appends that wait for a commit");
        _stale = meter.CreateCounter<long>("aivors.journal.stale", "{append}", "Commits that showed a grain that its view was old");
        _claimedTwice = meter.CreateCounter<long>("aivors.journal.calls.claimed_twice", "{delivery}", "Deliveries of a call id that another tenant has too");
        // What is alerted on must be there before it happens: a rate needs a first value.
        _retries.Add(0);
        _refused.Add(0);
        _stale.Add(0);
        _claimedTwice.Add(0);
    }

    public void OnQueued()
    {
        _queued.Add(1);
        _recent.OnQueued();
    }

    public void OnTaken(int count)
    {
        _queued.Add(-count);
        _recent.OnTaken(count);
    }

    public void OnCommitted(int count, TimeSpan took)
    {
        _groupSize.Record(count);
        _commitSeconds.Record(took.TotalSeconds);
        _recent.OnCommitted(count, took);
    }

    public void OnRetry() => _retries.Add(1);

    public void OnRefused() => _refused.Add(1);

    public void OnStale() => _stale.Add(1);

    public void OnClaimedTwice() => _claimedTwice.Add(1);
}
