using Aivors.Api.Accounts;
using Aivors.Api.Http;
using Aivors.Grains.Journal;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Aivors.Api.Live;

/// <summary>Writes one stream, from its first event to its end.</summary>
internal sealed partial class LiveStream(LiveTenants tenants, LiveReads reads, LiveFrames frames, IOptions<LiveOptions> options, TimeProvider time,
    ILogger<LiveStream> log)
{
    /// <summary>Calls that started longer ago are not running any more; the grains hold to the same.</summary>
    private static readonly TimeSpan RunningSince = TimeSpan.FromHours(3);

    private static readonly TimeSpan RetryMin = TimeSpan.FromSeconds(1);

    /// <summary>Those who were cut off together do not come back together.</summary>
    private static readonly TimeSpan RetrySpread = TimeSpan.FromSeconds(2);

    /// <summary>Null when it was streamed; a failure when it did not begin.</summary>
    /// <param name="watcher">A place that <see cref="LiveTenants.TryAdmit"/> gave.</param>
    /// <param name="session">Whose stream it is.</param>
    /// <param name="after">The last fact that the page knows; null when it knows none.</param>
    public async Task<Failure?> RunAsync(HttpContext http, LiveWatcher watcher, LiveSession session, long? after)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, watcher.Dropped);
        var cancel = either.Token;
        await tenants.JoinAsync(watcher, cancel);
        // After joining: what commits from now on comes through the hub, what was committed before is in here.
        if (await reads.ReadStartAsync(watcher.TenantId, time.GetUtcNow() - RunningSince, cancel) is not { } start)
        {
            return NamedAccount.NotFound;
        }

        try
        {
            Open(http);
            var body = http.Response.BodyWriter;
            await body.WriteAsync(LiveFrames.Retry(RetryMin + (Random.Shared.NextDouble() * RetrySpread)), cancel);
            var feed = new LiveFeed(watcher.TenantId, reads, frames, async bytes => await body.WriteAsync(bytes, cancel));
            await feed.BeginAsync(start, after, cancel);
            await FollowAsync(watcher, session, feed, async bytes => await body.WriteAsync(bytes, cancel), cancel);
        }
        catch (Exception e)
        {
            // The answer has begun, so this is all that can be told: the page comes back with its last id.
            if (!cancel.IsCancellationRequested)
            {
                LogBroken(e, watcher.TenantId);
            }

            http.Abort();
        }

        return null;
    }

    private static void Open(HttpContext http)
    {
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // For a proxy that would gather it before it passes it on.
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task FollowAsync(
        LiveWatcher watcher, LiveSession session, LiveFeed feed, Func<ReadOnlyMemory<byte>, ValueTask> send, CancellationToken cancel)
    {
        var beatAt = time.GetTimestamp();
        await foreach (var signal in watcher.Signals.ReadAllAsync(cancel))
        {
            if (signal is LiveSignal.End end)
            {
                await send(frames.Event("end", new LiveEnd(end.Reason)));
                return;
            }

            if (!await CountsAsync(signal, session, cancel))
            {
                await send(frames.Event("end", new LiveEnd(LiveEnd.Session)));
                return;
            }

            switch (signal)
            {
                case LiveSignal.Facts facts:
                    await feed.TakeAsync(facts.Batch, cancel);
                    break;
                case LiveSignal.Reset reset:
                    await feed.ResetAsync(reset.HeadSeq);
                    break;
                // Ticks are a little late or early; the nearest one beats.
                case LiveSignal.Tick when time.GetElapsedTime(beatAt) + (options.Value.Check / 2) >= options.Value.Beat:
                    beatAt = time.GetTimestamp();
                    await send(LiveFrames.Beat);
                    break;
            }
        }
    }

    private async ValueTask<bool> CountsAsync(LiveSignal signal, LiveSession session, CancellationToken cancel)
    {
        if (signal is not LiveSignal.Tick)
        {
            return await session.CountsAsync(3 * options.Value.Check, cancel);
        }

        try
        {
            return await session.CountsAsync(cancel);
        }
        catch (JournalUnavailableException)
        {
            // Nothing is told meanwhile, so the stream may wait for the database.
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live stream of tenant {TenantId} broke off")]
    private partial void LogBroken(Exception exception, Guid tenantId);
}
