using System.Globalization;
using Aivors.Benchmarks.Measuring;

namespace Aivors.Benchmarks.Day;

/// <summary>
/// Plays a day through the model of docs/scaling.md: every delivery passes the Apis' cores, its silo's cores, and its lane's group commit.
/// </summary>
internal sealed class DaySimulation(DayOptions options, TextWriter output)
{
    private readonly Demand _demand = new(options);
    private readonly Cores _api = new((int)options.ApiCores, options.ApiUs);
    private readonly Cores[] _silos = [.. Enumerable.Range(0, (int)options.Silos).Select(_ => new Cores((int)options.SiloCores, options.SiloUs))];
    private readonly Tally _hour = new();
    private readonly Tally _day = new();

    public void Run()
    {
        var lanes = Enumerable.Range(0, (int)(options.Silos * options.Lanes)).Select(_ => new Lane(options, _hour)).ToArray();
        var table = new Table("hour", "deliveries/s", "peak/s", "Api %", "silo %", "lane %", "Postgres %", "group", "largest", "p50 ms", "p99 ms", "p99.9 ms", "refused", "WAL MB/s");
        for (var hour = 0; hour < 24; hour++)
        {
            var before = Busy(lanes);
            for (var second = hour * 3600; second < (hour + 1) * 3600; second++) Play(second, lanes);
            foreach (var lane in lanes) lane.CommitUntil((hour + 1) * 3600e6);
            Report(table, hour, before, Busy(lanes));
        }

        table.Print(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_day.Answered:#,0} deliveries answered, {_day.Refused:#,0} refused; p50 {_day.Quantile(0.5):0.0} ms, p99 {_day.Quantile(0.99):0.0} ms, "
            + $"p99.9 {_day.Quantile(0.999):0.0} ms; {_day.Answered / (double)_day.Groups:0.0} in a group; {_day.Answered * options.WalBytes / 1e9:0} GB of WAL"));
        Check();
    }

    private void Play(int second, Lane[] lanes)
    {
        foreach (var came in _demand.ArrivalsIn(second))
        {
            var tenant = _demand.NextTenant();
            var silo = tenant % _silos.Length;
            var ready = _silos[silo].Serve(_api.Serve(came));
            // a tenant stays in its lane
            lanes[silo * (int)options.Lanes + tenant / _silos.Length % (int)options.Lanes].Enqueue(ready, came);
        }
    }

    private void Report(Table table, int hour, double[] before, double[] after)
    {
        double Share(int station, double cores) => (after[station] - before[station]) / 3600e6 / cores * 100;
        var peak = Enumerable.Range(hour * 3600, 3600).Max(_demand.RateAt);
        var perSecond = _hour.Answered / 3600.0;
        table.Add(
            hour, perSecond, peak, Share(0, options.ApiCores), Enumerable.Range(1, _silos.Length).Max(i => Share(i, options.SiloCores)),
            Enumerable.Range(1 + _silos.Length, after.Length - 1 - _silos.Length).Max(i => Share(i, 1)),
            perSecond * options.PostgresUs / 1e6 / options.PostgresCores * 100, _hour.Answered / (double)Math.Max(1, _hour.Groups), _hour.LargestGroup,
            _hour.Quantile(0.5), _hour.Quantile(0.99), _hour.Quantile(0.999), _hour.Refused, perSecond * options.WalBytes / 1e6);
        _day.Add(_hour);
        _hour.Clear();
    }

    /// <summary>The same costs against a slice that was measured with everything on the same few cores, and all of them busy.</summary>
    private void Check()
    {
        if (options.Measured == 0) return;
        var model = options.Cores * 1e6 / (options.ApiUs + options.SiloUs + options.PostgresUs + options.LoadUs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Check: {options.Cores:0} cores that all parts share make {model:0}/s by the model, {options.Measured:0}/s were measured "
            + $"({(model / options.Measured - 1) * 100:+0;-0} %); with {options.Connections:0} connections that is {options.Connections / model * 1e3:0.0} ms in the mean "
            + $"by the model, {options.Connections / options.Measured * 1e3:0.0} ms measured"));
    }

    private double[] Busy(Lane[] lanes) => [_api.BusyUs, .. _silos.Select(silo => silo.BusyUs), .. lanes.Select(lane => lane.BusyUs)];
}
