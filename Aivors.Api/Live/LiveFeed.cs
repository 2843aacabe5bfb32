using Aivors.Grains.Contracts;

namespace Aivors.Api.Live;

/// <summary>
/// What one watcher is sent, in order: after <c>hello</c> every fact after the one it knows, each once. What does not follow the last
/// one is read from the journal first, so that there is neither a gap nor a repeat, whatever it is handed and when.
/// </summary>
/// <param name="send">Sends bytes, and waits while the other side is slow.</param>
internal sealed class LiveFeed(Guid tenantId, ILiveReader reader, LiveFrames frames, Func<ReadOnlyMemory<byte>, ValueTask> send)
{
    /// <summary>Whoever missed more than this is told to read anew.</summary>
    public const int ResumeMax = 1000;

    private long _seq;

    /// <param name="start">The tenant as it was read after joining its hub.</param>
    /// <param name="after">The last fact that the watcher knows; null when it knows none.</param>
    public async Task BeginAsync(LiveStart start, long? after, CancellationToken cancel)
    {
        // An id means: coming back after it misses nothing. So not before what was missed has been sent.
        await send(frames.Event("hello", LiveHello.Of(start), after is null ? start.HeadSeq : null));
        if (after is { } known && known <= start.HeadSeq && start.HeadSeq - known <= ResumeMax)
        {
            _seq = known;
            await CatchUpAsync(start.HeadSeq, cancel);
        }
        else if (after is null)
        {
            _seq = start.HeadSeq;
        }
        else
        {
            // Too long ago; or a number that this tenant has not reached, which is not one of its ids.
            _seq = 0;
            await ResetAsync(start.HeadSeq);
        }
    }

    public async Task TakeAsync(FactBatch batch, CancellationToken cancel)
    {
        await CatchUpAsync(batch.First - 1, cancel);
        if (batch.Last > _seq)
        {
            await send(batch.After(_seq));
            _seq = batch.Last;
        }
    }

    public async Task ResetAsync(long head)
    {
        if (head > _seq)
        {
            await send(frames.Event("reset", new LiveReset(head), head));
            _seq = head;
        }
    }

    private async Task CatchUpAsync(long upTo, CancellationToken cancel)
    {
        while (_seq < upTo)
        {
            var facts = await reader.ReadFactsAsync(tenantId, _seq, (int)Math.Min(ResumeMax, upTo - _seq), cancel);
            if (facts.Count == 0)
            {
                throw new InvalidOperationException($"Facts {_seq + 1} to {upTo} are told of and cannot be read.");
            }

            var batch = frames.Facts(facts);
            await send(batch.After(_seq));
            _seq = batch.Last;
        }
    }
}
