namespace Aivors.Grains.Spread;

/// <summary>How many grains a silo hands to which others. Pure.</summary>
internal static class SpreadPlan
{
    /// <summary>
    /// Nothing while every silo is within the tolerance. Else each silo that holds more than the mean hands over what is above it, to those
    /// below it by what they lack; all silos reckon alike, so together they fill every gap once.
    /// </summary>
    public static IReadOnlyList<(TSilo To, int Grains)> Of<TSilo>(
        TSilo own, IReadOnlyDictionary<TSilo, int> counts, int tolerancePercent, int movesMax) where TSilo : notnull
    {
        var mean = counts.Values.Sum() / (double)counts.Count;
        // one grain more or less is as even as whole grains can be
        var tolerance = Math.Max(1, mean * tolerancePercent / 100);
        var surplus = Math.Min(counts[own] - (int)Math.Ceiling(mean), movesMax);
        if (surplus <= 0 || counts.Values.All(count => Math.Abs(count - mean) <= tolerance)) return [];

        var gaps = counts.Select(silo => (To: silo.Key, Gap: (int)Math.Floor(mean) - silo.Value)).Where(silo => silo.Gap > 0).ToList();
        double total = gaps.Sum(silo => silo.Gap);
        var moves = new List<(TSilo, int)>();
        var (filled, moved) = (0, 0);
        foreach (var (to, gap) in gaps)
        {
            // rounded on the running sum, so that the parts add up to the surplus
            filled += gap;
            var upTo = (int)Math.Round(surplus * filled / total, MidpointRounding.AwayFromZero);
            if (upTo > moved) moves.Add((to, upTo - moved));
            moved = upTo;
        }

        return moves;
    }
}
