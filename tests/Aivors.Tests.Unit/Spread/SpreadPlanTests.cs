using Aivors.Grains.Spread;
using CsCheck;

namespace Aivors.Tests.Unit.Spread;

public sealed class SpreadPlanTests
{
    [Theory]
    [InlineData(new[] { 300, 0, 0 }, 0, new[] { 0, 100, 100 })]
    [InlineData(new[] { 150, 150, 0 }, 0, new[] { 0, 0, 50 })]
    [InlineData(new[] { 150, 150, 0 }, 2, new[] { 0, 0, 0 })]
    [InlineData(new[] { 104, 98, 98 }, 0, new[] { 0, 0, 0 })]
    [InlineData(new[] { 105, 105, 105, 105, 80 }, 1, new[] { 0, 0, 0, 0, 5 })]
    [InlineData(new[] { 2, 1, 0 }, 0, new[] { 0, 0, 0 })]
    [InlineData(new[] { 2000, 0 }, 0, new[] { 0, 500 })]
    public void A_silo_hands_over_what_is_above_the_mean_to_those_below_it(int[] held, int own, int[] expected) =>
        Assert.Equal(expected, MovesOf(held, own));

    [Fact]
    public void All_silos_together_leave_each_within_the_tolerance_after_one_round() =>
        Gen.Int[0, 2_000].Array[2, 12].Sample(held =>
        {
            var after = held.ToArray();
            for (var own = 0; own < held.Length; own++)
            {
                var moves = MovesOf(held, own, movesMax: int.MaxValue);
                for (var to = 0; to < held.Length; to++)
                {
                    after[own] -= moves[to];
                    after[to] += moves[to];
                }
            }

            var mean = held.Average();
            // each giver rounds by itself, half a grain for each receiver
            Assert.All(after, count => Assert.InRange(count, mean - Math.Max(1, mean / 10) - held.Length, mean + Math.Max(1, mean / 10) + held.Length));
        });

    private static int[] MovesOf(int[] held, int own, int movesMax = 500)
    {
        var moves = SpreadPlan.Of(own, Enumerable.Range(0, held.Length).ToDictionary(i => i, i => held[i]), tolerancePercent: 10, movesMax);
        return [.. Enumerable.Range(0, held.Length).Select(to => moves.Where(move => move.To == to).Sum(move => move.Grains))];
    }
}
