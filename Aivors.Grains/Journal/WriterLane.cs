using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aivors.Grains.Journal;

/// <summary>One queue and one loop over one journal lane.</summary>
internal sealed partial class WriterLane : IAsyncDisposable
{
    private readonly IJournalLane _lane;
    private readonly JournalOptions _options;
    private readonly JournalMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Random _random;
    private readonly Channel<Work> _queue;
    private readonly GroupGatherer _gatherer;
    private readonly Task _loop;
    private readonly CancellationTokenSource _ending = new();

    /// <summary>How long the lane goes on committing what has queued when the process ends.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    public WriterLane(IJournalLane lane, JournalOptions options, JournalMetrics metrics, TimeProvider time, ILogger log, Random random,
        TaskScheduler scheduler)
    {
        (_lane, _options, _metrics, _time, _log, _random) = (lane, options, metrics, time, log, random);
        _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _gatherer = new GroupGatherer(_queue.Reader, options);
        // Not on the caller's scheduler nor in its trace: the first caller is a grain, and its turn must not own the loop.
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap();
        }
    }

    public void Enqueue(Work work)
    {
        if (_queue.Writer.TryWrite(work))
        {
            _metrics.OnQueued();
        }
        else
        {
            work.Fail(new JournalOverloadedException());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _ending.CancelAfter(Farewell);
        await _loop;
        await _lane.DisposeAsync();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _gatherer.WaitAsync())
        {
            var next = _gatherer.Take();
            _metrics.OnTaken(next.Command is null ? next.Deliveries.Count : 1);
            if (_ending.IsCancellationRequested)
            {
                // Not written, and not acknowledged either: whoever sent it sends it again.
                var gone = new JournalUnavailableException("The silo has stopped.");
                next.Command?.Fail(gone);
                foreach (var work in next.Deliveries)
                {
                    work.Fail(gone);
                }
            }
            else if (next.Command is { } command)
            {
                await ExecuteAsync(command);
            }
            else
            {
                await CommitAsync(next.Deliveries);
            }
        }
    }

    private async Task CommitAsync(IReadOnlyList<DeliveryWork> group)
    {
        using var span = JournalSpans.StartCommit(group);
        try
        {
            var appends = group.Select(w => w.Append).ToArray();
            var started = _time.GetTimestamp();
            var outcomes = await TryAsync(cancel => _lane.AppendAsync(appends, _time.GetUtcNow(), cancel));
            _metrics.OnCommitted(group.Count, _time.GetElapsedTime(started));
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Completion.TrySetResult(outcomes[i]);
            }
        }
#if PLANTED_BUGS
        // 15: one bad row stops all that came with it
        catch (JournalRefusedException e) when (group.Count > 1 && !Planted.Is(15))
#else
        catch (JournalRefusedException e) when (group.Count > 1)
#endif
        {
            // One bad row must be nobody else's trouble: each goes alone, and the bad one fails alone.
            JournalSpans.Fail(span, e);
            LogSplit(group.Count, e.SqlState);
            foreach (var work in group)
            {
                await CommitAsync([work]);
            }
        }
        catch (Exception e)
        {
            if (e is JournalRefusedException)
            {
                _metrics.OnRefused();
            }

            JournalSpans.Fail(span, e);
            LogFailed(e, group.Count);
            foreach (var work in group)
            {
                work.Fail(e);
            }
        }
    }

    private async Task ExecuteAsync(CommandWork work)
    {
        using var span = JournalSpans.StartCommit([work]);
        try
        {
#if PLANTED_BUGS
            // 6: another key for each try
            if (Planted.Is(6))
            {
                var tries = 0;
                work.Completion.TrySetResult(await TryAsync(cancel => _lane.ExecuteAsync(
                    work.TenantId, work.Command with { CommandKey = tries++ == 0 ? work.Command.CommandKey : $"{work.Command.CommandKey}-{tries}" }, _time.GetUtcNow(), cancel)));
                return;
            }
#endif
            work.Completion.TrySetResult(await TryAsync(cancel => _lane.ExecuteAsync(work.TenantId, work.Command, _time.GetUtcNow(), cancel)));
        }
        catch (Exception e)
        {
            JournalSpans.Fail(span, e);
            LogFailed(e, 1);
            work.Fail(e);
        }
    }

    /// <summary>An unknown outcome is tried again under the same ids, which is safe; at most <see cref="JournalOptions.Attempts"/> times.</summary>
    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
#if PLANTED_BUGS
            // 16: no limit
            using var timeout = new CancellationTokenSource(Planted.Is(16) ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(_options.CommitTimeoutMs), _time);
#else
            using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(_options.CommitTimeoutMs), _time);
#endif
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _ending.Token);
            try
            {
                return await attempt(either.Token);
            }
            catch (JournalUnavailableException e) when (tries < _options.Attempts && !_ending.IsCancellationRequested)
            {
                _metrics.OnRetry();
                JournalSpans.Retry(Activity.Current);
                LogRetry(e, tries);
                await Task.Delay(TimeSpan.FromMilliseconds((50 << tries) + _random.Next(50)), _time);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of {Count} was refused ({SqlState}); each delivery goes alone")]
    private partial void LogSplit(int count, string sqlState);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Tries} to commit had no answer; trying again under the same ids")]
    private partial void LogRetry(Exception exception, int tries);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} appends failed")]
    private partial void LogFailed(Exception exception, int count);
}
