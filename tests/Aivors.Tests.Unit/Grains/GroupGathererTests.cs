using System.Threading.Channels;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Testing;
using CsCheck;

namespace Aivors.Tests.Unit.Grains;

public sealed class GroupGathererTests
{
    private static readonly Guid Tenant = Guid.CreateVersion7();

    [Fact]
    public void Whatever_waits_is_one_group_up_to_the_limit_of_rows()
    {
        var (gatherer, queue) = Create(rows: 3);
        Queue(queue, "a", "b", "c", "d");
        Assert.Equal(["a", "b", "c"], Calls(gatherer.Take()));
        Assert.Equal(["d"], Calls(gatherer.Take()));
    }

    [Fact]
    public void A_repeat_waits_for_the_next_group_and_keeps_its_place()
    {
        var (gatherer, queue) = Create(rows: 10);
        Queue(queue, "a", "b", "a", "a", "c");
        Assert.Equal(["a", "b", "c"], Calls(gatherer.Take()));
        Assert.Equal(["a"], Calls(gatherer.Take()));
        Assert.Equal(["a"], Calls(gatherer.Take()));
    }

    [Fact]
    public void A_command_goes_alone_in_its_turn()
    {
        var (gatherer, queue) = Create(rows: 10);
        Queue(queue, "a");
        queue.TryWrite(new CommandWork(Tenant, new GrantCredits { CommandKey = "k", Actor = "t", AmountSeconds = 60 }));
        Queue(queue, "b");
        Assert.Equal(["a"], Calls(gatherer.Take()));
        Assert.Equal("k", gatherer.Take().Command!.Command.CommandKey);
        Assert.Equal(["b"], Calls(gatherer.Take()));
    }

    [Fact]
    public void A_delivery_larger_than_the_limit_of_bytes_still_goes_but_alone()
    {
        var (gatherer, queue) = Create(rows: 10, bytes: 64 * 1024);
        queue.TryWrite(Work("small"));
        queue.TryWrite(Work("large", size: 200_000));
        queue.TryWrite(Work("small_too"));
        Assert.Equal(["small"], Calls(gatherer.Take()));
        Assert.Equal(["large"], Calls(gatherer.Take()));
        Assert.Equal(["small_too"], Calls(gatherer.Take()));
    }

    [Fact]
    public void Nothing_is_lost_doubled_or_reordered_within_a_call() =>
        Gen.Select(Gen.Int[0, 5].List[0, 60], Gen.Int[1, 8]).Sample((calls, rows) =>
        {
            var (gatherer, queue) = Create(rows);
            var works = calls.ConvertAll(c => Work($"call_{c}"));
            works.ForEach(w => queue.TryWrite(w));
            queue.Complete();
            var taken = new List<DeliveryWork>();
            while (taken.Count < works.Count)
            {
                var group = gatherer.Take().Deliveries;
                if (group.Count == 0 || group.Count > rows || group.DistinctBy(w => w.Append.Delivery.CallId).Count() != group.Count)
                {
                    return false;
                }

                taken.AddRange(group);
            }

            return works.GroupBy(w => w.Append.Delivery.CallId)
                .All(call => taken.Where(t => t.Append.Delivery.CallId == call.Key).SequenceEqual(call));
        });

    private static (GroupGatherer Gatherer, ChannelWriter<Work> Queue) Create(int rows, int bytes = 4 << 20)
    {
        var channel = Channel.CreateUnbounded<Work>();
        return (new GroupGatherer(channel.Reader, new JournalOptions { GroupRows = rows, GroupBytes = bytes }), channel.Writer);
    }

    private static void Queue(ChannelWriter<Work> queue, params string[] calls) => Array.ForEach(calls, c => queue.TryWrite(Work(c)));

    private static DeliveryWork Work(string callId, int size = 100) =>
        new(JournalBench.Decide(Tenant, Deliveries.Ended("agent", callId) with { Payload = new byte[size] }));

    private static IEnumerable<string> Calls(Gathered gathered) => gathered.Deliveries.Select(w => w.Append.Delivery.CallId);
}
