using Aivors.Grains.Journal;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Grains;

public sealed class RecentCommitsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Before_the_first_commit_nothing_is_known()
    {
        var report = new RecentCommits(_time).Read();

        Assert.Equal((0, 0, 0, null, null, null),
            (report.GroupsLastMinute, report.DeliveriesLastMinute, report.QueueDepth, report.CommitP50Ms, report.CommitP95Ms, report.CommitP99Ms));
    }

    [Fact]
    public void Percentiles_are_those_of_the_latest_1024_commits()
    {
        var recent = new RecentCommits(_time);
        for (var i = 0; i < 500; i++) recent.OnCommitted(1, TimeSpan.FromSeconds(9));
        foreach (var ms in Enumerable.Range(1, 1024).Select(i => i <= 24 ? 1 : (i - 24) / 10.0)) recent.OnCommitted(1, TimeSpan.FromMilliseconds(ms));

        var report = recent.Read();

        Assert.Equal(48.8, report.CommitP50Ms!.Value, 0.2);
        Assert.Equal(94.9, report.CommitP95Ms!.Value, 0.2);
        Assert.Equal(99, report.CommitP99Ms!.Value, 0.2);
    }

    [Fact]
    public void Only_the_last_minute_counts_and_the_queue_is_as_it_is()
    {
        var recent = new RecentCommits(_time);
        recent.OnCommitted(7, TimeSpan.FromMilliseconds(2));
        _time.Advance(TimeSpan.FromSeconds(45));
        recent.OnCommitted(3, TimeSpan.FromMilliseconds(2));
        recent.OnCommitted(2, TimeSpan.FromMilliseconds(2));
        Assert.Equal((3, 12), (recent.Read().GroupsLastMinute, recent.Read().DeliveriesLastMinute));

        _time.Advance(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 5; i++) recent.OnQueued();
        recent.OnTaken(3);

        var report = recent.Read();
        Assert.Equal((2, 5, 2, 2.0), (report.GroupsLastMinute, report.DeliveriesLastMinute, report.QueueDepth, report.CommitP50Ms));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((0, 2.0), (recent.Read().GroupsLastMinute, recent.Read().CommitP50Ms));
    }
}
