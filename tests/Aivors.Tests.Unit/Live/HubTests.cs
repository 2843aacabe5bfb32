using Aivors.Api.Live;
using Aivors.Grains.Journal;
using Aivors.Testing.Stack;
using CsCheck;

namespace Aivors.Tests.Unit.Live;

/// <summary>Whatever is told when, and whoever comes and goes: every watcher gets each fact once, in order.</summary>
public sealed class HubTests
{
    private enum Step
    {
        Commit, CommitMany, Poke, LostPoke, EarlyPoke, Join, Resume, Leave, FailRead, Breathe,
    }

    private static readonly Gen<Step[]> Steps = Gen.Enum<Step>().Array[1, 40];

    [Fact]
    public Task Any_order_of_commits_pokes_losses_joins_and_failures_is_neither_a_gap_nor_a_repeat() => Steps.SampleAsync(RunAsync, iter: 200, threads: 2);

    [Fact]
    public async Task Many_pokes_at_once_are_few_reads_and_one_set_of_bytes_for_all_watchers()
    {
        var journal = new MemoryJournal();
        await using var hub = Hubs.Create(journal);
        var streams = new List<TestStream>();
        for (var i = 0; i < 50; i++) streams.Add(await TestStream.JoinAsync(hub, journal));

        Parallel.For(0, 200, _ => hub.Poke(journal.Commit()));

        foreach (var stream in streams) await Poll.UntilAsync("it has all", () => stream.Last == 200);
        Assert.All(streams, stream => Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), stream.Ids));
        // Each of them reading for itself would be 50 times as many.
        Assert.InRange(journal.Reads, 1, 201);
    }

    [Fact]
    public async Task A_watcher_that_does_not_keep_up_is_dropped_and_holds_up_nobody()
    {
        var journal = new MemoryJournal();
        await using var hub = Hubs.Create(journal);
        var good = await TestStream.JoinAsync(hub, journal);
        using var slow = new LiveWatcher(Guid.NewGuid(), MemoryJournal.Tenant);
        await hub.JoinAsync(slow, CancellationToken.None);

        for (var i = 1; i <= 60; i++)
        {
            hub.Poke(journal.Commit());
            await Poll.UntilAsync("the good one has it", () => good.Last == i);
        }

        Assert.True(slow.Dropped.IsCancellationRequested);
        Assert.False(good.Watcher.Dropped.IsCancellationRequested);
        Assert.Equal(60, good.Ids.Length);
    }

    [Fact]
    public async Task More_at_once_than_can_be_sent_is_told_as_a_reset_and_then_it_goes_on()
    {
        var journal = new MemoryJournal();
        await using var hub = Hubs.Create(journal);
        var stream = await TestStream.JoinAsync(hub, journal);

        hub.Poke(journal.Commit(20_000));
        await Poll.UntilAsync("the reset", () => stream.Last == 20_000);
        hub.Poke(journal.Commit(2));
        await Poll.UntilAsync("the rest", () => stream.Last == 20_002);

        Assert.Equal((1, "20001 20002"), (stream.Resets, string.Join(' ', stream.Ids)));
    }

    [Fact]
    public async Task A_hub_that_could_not_begin_begins_with_the_next_watcher()
    {
        var journal = new MemoryJournal();
        await using var hub = Hubs.Create(journal.OverBadConnection);
        using var watcher = new LiveWatcher(Guid.NewGuid(), MemoryJournal.Tenant);
        journal.OverBadConnection.Fail(1);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => hub.JoinAsync(watcher, CancellationToken.None));

        var stream = await TestStream.JoinAsync(hub, journal);
        hub.Poke(journal.Commit());
        await Poll.UntilAsync("it is told", () => stream.Last == 1);
    }

    private static async Task RunAsync(Step[] steps)
    {
        var journal = new MemoryJournal(jitter: 3);
        journal.Commit(5);
        var time = new InstantTime();
        await using var hub = Hubs.Create(journal.OverBadConnection, time);
        var streams = new List<(TestStream Stream, long From)>();
        foreach (var step in steps) await DoAsync(step, journal, hub, time, streams);

        foreach (var (stream, from) in streams)
        {
            // The poll comes again and again; one of them finds a database that answers.
            await Poll.UntilAsync($"all is told after {string.Join(' ', steps)}", () =>
            {
                hub.Poke(journal.Head);
                return Math.Max(stream.Last, from) == journal.Head;
            });
            await stream.LeaveAsync(hub);
            Assert.Equal(Enumerable.Range(1, (int)(journal.Head - from)).Select(i => from + i), stream.Ids);
        }
    }

    private static async Task DoAsync(
        Step step, MemoryJournal journal, TenantHub hub, InstantTime time, List<(TestStream Stream, long From)> streams)
    {
        switch (step)
        {
            case Step.Commit:
                hub.Poke(journal.Commit());
                break;
            case Step.CommitMany:
                hub.Poke(journal.Commit(700));
                break;
            case Step.LostPoke:
                journal.Commit();
                break;
            case Step.Poke:
                hub.Poke(journal.Head);
                break;
            case Step.EarlyPoke:
                // Old news.
                hub.Poke(journal.Head - 2);
                break;
            case Step.Join:
                var fresh = await TestStream.JoinAsync(hub, journal);
                streams.Add((fresh, HelloOf(fresh)));
                break;
            case Step.Resume:
                var after = Math.Max(1, journal.Head - 3);
                streams.Add((await TestStream.JoinAsync(hub, journal, after), after));
                break;
            case Step.Leave when streams.Count > 0:
                await streams[0].Stream.LeaveAsync(hub);
                streams.RemoveAt(0);
                break;
            case Step.FailRead:
                // A hub that nobody has joined has nothing to fail at.
                journal.OverBadConnection.Fail(streams.Count == 0 ? 0 : 2);
                break;
            case Step.Breathe when streams.Count > 0:
                // Until the hub has told of something, or has failed to, and pauses.
                var pause = time.NextPauseAsync();
                hub.Poke(journal.Commit());
                await pause.WaitAsync(TimeSpan.FromSeconds(10));
                break;
        }
    }

    private static long HelloOf(TestStream stream) =>
        long.Parse(stream.Sent.Split("\"headSeq\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
}
