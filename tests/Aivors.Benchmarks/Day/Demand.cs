namespace Aivors.Benchmarks.Day;

/// <summary>When deliveries come, and whose they are. The same seed makes the same day.</summary>
internal sealed class Demand
{
    public const int Seconds = 24 * 60 * 60;

    // one country's office hours
    private static readonly double[] Hours =
        [0.2, 0.1, 0.1, 0.1, 0.15, 0.3, 0.6, 1.0, 1.8, 2.4, 2.6, 2.5, 2.2, 2.3, 2.5, 2.4, 2.2, 1.8, 1.2, 0.8, 0.6, 0.5, 0.4, 0.3];

    private readonly Random _random = new(20_260_901);
    private readonly double[] _cumulative;
    private readonly double[] _rates;

    public Demand(DayOptions options)
    {
        _rates = [.. Enumerable.Range(0, Seconds).Select(second => ShapeAt(second, options.Burst))];
        var scale = options.Deliveries / _rates.Sum();
        for (var second = 0; second < Seconds; second++) _rates[second] *= scale;

        _cumulative = new double[(int)options.Tenants];
        var sum = 0.0;
        for (var rank = 0; rank < _cumulative.Length; rank++) _cumulative[rank] = sum += 1 / Math.Pow(rank + 1, options.Skew);
        for (var rank = 0; rank < _cumulative.Length; rank++) _cumulative[rank] /= sum;
    }

    /// <summary>Deliveries a second in the mean of that second.</summary>
    public double RateAt(int second) => _rates[second];

    /// <summary>The times of that second's deliveries, in microseconds of the day, in order.</summary>
    public IEnumerable<double> ArrivalsIn(int second)
    {
        // gaps of a Poisson process; it forgets, so each second begins anew
        var mean = 1e6 / _rates[second];
        for (var at = second * 1e6 - mean * Math.Log(1 - _random.NextDouble()); at < (second + 1) * 1e6; at -= mean * Math.Log(1 - _random.NextDouble()))
        {
            yield return at;
        }
    }

    /// <summary>The rank of the tenant whose call it is; 0 has most.</summary>
    public int NextTenant()
    {
        var found = Array.BinarySearch(_cumulative, _random.NextDouble());
        return Math.Min(found < 0 ? ~found : found, _cumulative.Length - 1);
    }

    private static double ShapeAt(int second, double burst)
    {
        var (hour, next) = (Hours[second / 3600], Hours[(second / 3600 + 1) % 24]);
        var part = second % 3600 / 3600.0;
        return (hour + (next - hour) * part) * (second % 900 < 60 ? burst : 1);
    }
}
