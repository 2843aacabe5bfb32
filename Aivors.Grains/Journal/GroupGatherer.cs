using System.Threading.Channels;

namespace Aivors.Grains.Journal;

/// <summary>Takes the next group off a lane's queue: whatever waits, up to the limits, and a call at most once.</summary>
internal sealed class GroupGatherer(ChannelReader<Work> queue, JournalOptions options)
{
    // Taken from the queue but not fit for the group at hand: they go first next time, in their order.
    private readonly Queue<Work> _aside = new();

    public async ValueTask<bool> WaitAsync() => _aside.Count > 0 || await queue.WaitToReadAsync();

    /// <summary>Either one command, or one or more deliveries.</summary>
    public Gathered Take()
    {
        var group = new List<DeliveryWork>();
        var calls = new HashSet<(Guid TenantId, string CallId)>();
        var bytes = 0L;
        var aside = _aside.Count;
        while (group.Count < options.GroupRows && TryNext(ref aside, out var work))
        {
            if (work is CommandWork command)
            {
                if (group.Count == 0)
                {
                    return new Gathered(command, []);
                }

                _aside.Enqueue(command);
                break;
            }

            var delivery = (DeliveryWork)work;
            var append = delivery.Append;
            if (!calls.Add((append.TenantId, append.Delivery.CallId)))
            {
                // The statement decides "first or repeat" against what is committed, so a repeat waits for its first.
                _aside.Enqueue(delivery);
                continue;
            }

            if (group.Count > 0 && bytes + append.Size > options.GroupBytes)
            {
                _aside.Enqueue(delivery);
                break;
            }

            bytes += append.Size;
            group.Add(delivery);
        }

        // What stood aside and was not reached goes behind what was put aside just now: turn the queue back into order.
        for (; aside > 0; aside--)
        {
            _aside.Enqueue(_aside.Dequeue());
        }

        return new Gathered(null, group);
    }

    // The repeats put aside are bounded by the rows that a group may look at.
    private bool TryNext(ref int aside, out Work work)
    {
        if (aside > 0)
        {
            aside--;
            work = _aside.Dequeue();
            return true;
        }

        work = null!;
        return _aside.Count < options.GroupRows && queue.TryRead(out work!);
    }
}

internal readonly record struct Gathered(CommandWork? Command, IReadOnlyList<DeliveryWork> Deliveries);
