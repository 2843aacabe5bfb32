using System.Text;
using Aivors.Api.Live;
using Microsoft.Extensions.Time.Testing;

namespace Aivors.Tests.Unit.Live;

public sealed class FanOutTests
{
    [Fact]
    public void A_batch_gives_what_comes_after_any_number()
    {
        var batch = new FactBatch(5, "aabbbc"u8.ToArray(), [2, 5, 6]);

        Assert.Equal((5, 7, 3), (batch.First, batch.Last, batch.Count));
        Assert.Equal(["aabbbc", "aabbbc", "bbbc", "c", "", ""],
            new long[] { 0, 4, 5, 6, 7, 9 }.Select(seq => Encoding.ASCII.GetString(batch.After(seq).Span)));
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(100, 75)]
    [InlineData(1_000, 750)]
    [InlineData(10_000, 750)]
    public void The_more_watchers_the_longer_the_pause_but_under_a_second(int watchers, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), FanOutPace.SpacingOf(watchers, afterReset: false));

    [Fact]
    public void Few_watchers_get_all_and_very_many_get_what_the_machine_can_bear()
    {
        var time = new FakeTimeProvider();
        var few = new FanOutPace(time);
        var many = new FanOutPace(time);
        var (toFew, toMany) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            if (few.Allows(300, 10)) (toFew, _) = (toFew + 300, Sent(few, 300));
            if (many.Allows(300, 1_000)) (toMany, _) = (toMany + 300, Sent(many, 300));
        }

        Assert.Equal(30_000, toFew);
        // 50 a second for 10 seconds, and the burst of the beginning
        Assert.InRange(toMany, 900, 1_500);
    }

    private static bool Sent(FanOutPace pace, int facts)
    {
        pace.OnSent(facts);
        return true;
    }
}
