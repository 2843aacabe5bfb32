using System.Globalization;
using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>Collects what the runs of one scenario came to and prints it: medians, and ratios of the same round's runs.</summary>
internal sealed class DeliveryReport(string title, TextWriter to)
{
    private static readonly string[] Parts = ["api", "silo", "postgres", "redis", "load"];

    private readonly Dictionary<string, List<Measurement>> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(double Rate, LoadResult Load)>> _latencies = new(StringComparer.Ordinal);
    private readonly List<(double? One, double? Thirty)> _pgbench = [];

    public void Add(string receiver, Measurement measurement) => Of(_runs, receiver).Add(measurement);

    public void AddPgBench(double? one, double? thirty) => _pgbench.Add((one, thirty));

    public void AddLatency(string receiver, double rate, LoadResult load) => Of(_latencies, receiver).Add((rate, load));

    public double MedianPerSecond(string receiver) => Median.Of(_runs[receiver].Select(run => run.Load.PerSecond));

    public void PrintSaturation()
    {
        to.WriteLine($"### {title}: at saturation");
        to.WriteLine();
        var table = new Table(
            "receiver", "calls/s", "range", "to Node", "to ASP.NET", "p50 ms", "p99 ms", "CPU us/call", "of it api", "silo", "postgres", "redis",
            "load", "CPU to Node", "WAL B/call", "group");
        foreach (var (name, runs) in _runs)
        {
            var rates = runs.Select(run => run.Load.PerSecond).Order().ToArray();
            table.Add([
                name, Median.Of(rates), string.Create(CultureInfo.InvariantCulture, $"{rates[0]:0}-{rates[^1]:0}"),
                Ratio(runs, "Node + Express", run => run.Load.PerSecond), Ratio(runs, "ASP.NET + Npgsql", run => run.Load.PerSecond),
                Median.Of(runs.Select(run => run.Load.Percentile(.5))), Median.Of(runs.Select(run => run.Load.Percentile(.99))),
                Median.Of(runs.Select(run => run.CpuTotal)),
                .. Parts.Select(part => (object?)(runs[0].CpuMicroseconds.ContainsKey(part) ? Median.Of(runs.Select(run => run.CpuMicroseconds[part])) : null)),
                Ratio(runs, "Node + Express", run => run.CpuTotal),
                Median.Of(runs.Select(run => run.WalBytes)), Median.Of(runs.Select(run => run.Group))]);
        }

        table.Print(to);
        PrintPgBench();
    }

    public void PrintLatency()
    {
        to.WriteLine($"### {title}: open loop at half of each one's own saturation");
        to.WriteLine();
        var table = new Table("receiver", "offered/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "p99 / p50");
        foreach (var (name, runs) in _latencies)
        {
            double Of(double share) => Median.Of(runs.Select(run => run.Load.Percentile(share)));
            table.Add(name, Median.Of(runs.Select(run => run.Rate)), Of(.5), Of(.95), Of(.99), Of(1), Of(.99) / Of(.5));
        }

        table.Print(to);
    }

    private void PrintPgBench()
    {
        if (_pgbench.Any(run => run.One is null))
        {
            to.WriteLine("pgbench is not installed: no limits of the database alone.");
            to.WriteLine();
            return;
        }

        var aivors = _runs["Aivors"];
        var table = new Table("limit", "rows/s", "Aivors to it");
        table.Add("pgbench, one row a transaction, 32 clients", Median.Of(_pgbench.Select(run => run.One!.Value)),
            Median.Of(aivors.Zip(_pgbench, (run, limit) => run.Load.PerSecond / limit.One!.Value)));
        table.Add("pgbench, thirty rows a transaction, 2 clients", Median.Of(_pgbench.Select(run => run.Thirty!.Value)),
            Median.Of(aivors.Zip(_pgbench, (run, limit) => run.Load.PerSecond / limit.Thirty!.Value)));
        table.Print(to);
    }

    private double Ratio(List<Measurement> runs, string peer, Func<Measurement, double> value) =>
        Median.Of(runs.Zip(_runs[peer], (run, other) => value(run) / value(other)));

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key) =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
