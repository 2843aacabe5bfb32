using System.Diagnostics.Metrics;

namespace Aivors.Api.Live;

/// <summary>The meter <c>Aivors.Live</c>.</summary>
internal sealed class LiveMetrics
{
    public const string MeterName = "Aivors.Live";

    private readonly UpDownCounter<int> _watchers;
    private readonly UpDownCounter<int> _tenants;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _resets;
    private readonly Histogram<double> _delay;

    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _watchers = meter.CreateUpDownCounter<int>("aivors.live.watchers", "{stream}", "Open streams");
        _tenants = meter.CreateUpDownCounter<int>("aivors.live.tenants", "{tenant}", "Tenants that are watched");
        _facts = meter.CreateCounter<long>("aivors.live.facts", "{fact}", "Facts handed to streams: each fact once for each stream");
        _dropped = meter.CreateCounter<long>("aivors.live.dropped", "{stream}", "Streams that were dropped because they did not keep up");
        _resets = meter.CreateCounter<long>("aivors.live.resets", "{reset}", "Times that a tenant's watchers were told to read anew");
        _delay = meter.CreateHistogram<double>("aivors.live.delay", "s", "Time from a fact's commit until it is handed to the streams");
    }

    public void OnWatchers(int change) => _watchers.Add(change);

    public void OnTenants(int change) => _tenants.Add(change);

    public void OnSent(long facts) => _facts.Add(facts);

    public void OnDropped() => _dropped.Add(1);

    public void OnReset() => _resets.Add(1);

    public void OnDelay(TimeSpan delay) => _delay.Record(Math.Max(0, delay.TotalSeconds));
}
