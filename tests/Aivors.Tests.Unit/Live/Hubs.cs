using System.Diagnostics.Metrics;
using System.Text;
using System.Text.RegularExpressions;
using Aivors.Api.Live;
using Aivors.Grains.Contracts;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Unit.Live;

/// <summary>A hub over facts in memory, and watchers that keep what they are sent.</summary>
internal static class Hubs
{
    public static LiveFrames Frames { get; } = new(Options.Create(new JsonOptions()));

    public static LiveMetrics Metrics { get; } = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    public static TenantHub Create(ILiveReader journal, TimeProvider? time = null) =>
        new(MemoryJournal.Tenant, journal, Frames, Metrics, time ?? new InstantTime(), NullLogger.Instance);
}

/// <summary>Every pause is over at once, so that only the order of things counts.</summary>
internal sealed class InstantTime : TimeProvider
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when whoever goes by this time pauses the next time.</summary>
    public Task NextPauseAsync() => Volatile.Read(ref _next).Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

/// <summary>A watcher with its feed, as a stream drives them.</summary>
internal sealed partial class TestStream
{
    private readonly StringBuilder _sent = new();
    private readonly Task _following;

    public LiveWatcher Watcher { get; }

    public string Sent
    {
        get
        {
            lock (_sent) return _sent.ToString();
        }
    }

    /// <summary>The ids of the facts, in order.</summary>
    public long[] Ids => [.. FactLine().Matches(Sent).Select(m => long.Parse(m.Groups["id"].Value))];

    public long Last => IdLine().Matches(Sent) is { Count: > 0 } ids ? long.Parse(ids[^1].Groups["id"].Value) : 0;

    public int Resets => ResetLine().Count(Sent);

    public static async Task<TestStream> JoinAsync(TenantHub hub, MemoryJournal journal, long? after = null)
    {
        var sent = new StringBuilder();
        var watcher = new LiveWatcher(Guid.NewGuid(), MemoryJournal.Tenant);
        await hub.JoinAsync(watcher, CancellationToken.None);
        var start = await journal.ReadStartAsync(MemoryJournal.Tenant, default, CancellationToken.None);
        TestStream? stream = null;
        var feed = new LiveFeed(MemoryJournal.Tenant, journal, Hubs.Frames, bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes.Span);
            if (stream is null) sent.Append(text);
            else stream.Add(text);
            return ValueTask.CompletedTask;
        });
        await feed.BeginAsync(start!, after, CancellationToken.None);
        stream = new TestStream(watcher, feed, sent.ToString());
        return stream;
    }

    /// <summary>Leaves, and fails with what went wrong on the way.</summary>
    public async Task LeaveAsync(TenantHub hub)
    {
        hub.Leave(Watcher);
        Watcher.Dispose();
        await _following;
    }

    private TestStream(LiveWatcher watcher, LiveFeed feed, string begun)
    {
        Watcher = watcher;
        Add(begun);
        _following = FollowAsync(feed);
    }

    private void Add(string text)
    {
        lock (_sent) _sent.Append(text);
    }

    private async Task FollowAsync(LiveFeed feed)
    {
        await Task.Yield();
        await foreach (var signal in Watcher.Signals.ReadAllAsync())
        {
            if (signal is LiveSignal.Facts facts) await feed.TakeAsync(facts.Batch, CancellationToken.None);
            else if (signal is LiveSignal.Reset reset) await feed.ResetAsync(reset.HeadSeq);
        }
    }

    [GeneratedRegex(@"^id: (?<id>\d+)\nevent: fact\ndata: \{.*\}\n\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FactLine();

    [GeneratedRegex(@"^id: (?<id>\d+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex IdLine();

    [GeneratedRegex(@"^event: reset$", RegexOptions.Multiline)]
    private static partial Regex ResetLine();
}
