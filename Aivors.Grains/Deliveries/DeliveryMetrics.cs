using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;

namespace Aivors.Grains.Deliveries;

/// <summary>The meter <c>Aivors.Deliveries</c>: what waits, and what the pump made of it.</summary>
public sealed class DeliveryMetrics
{
    public const string MeterName = "Aivors.Deliveries";

    private readonly Counter<long> _pumped;
    private readonly TimeProvider _time;
    private WaitingCounts? _waiting;

    public DeliveryMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MeterName);
        _pumped = meter.CreateCounter<long>("aivors.deliveries.pumped", "{delivery}", "Pending deliveries that were applied later");
        meter.CreateObservableGauge("aivors.deliveries.waiting", ObserveCounts, "{delivery}", "Deliveries that are pending or in quarantine");
        meter.CreateObservableGauge("aivors.deliveries.waiting.age", ObserveAges, "s", "Age of the oldest that waits; 0 when none does");
    }

    public void OnPumped(CallDelivery delivery, DeliveryResult result) => _pumped.Add(
        1, new(SpanTags.Door, delivery.Door), new(SpanTags.Verdict, result.Status == DeliveryStatus.Applied ? Words.Of(result.Verdict) : "rejected"));

    /// <summary>What was read last; null: another silo tells it, or it is not known.</summary>
    public void OnWaiting(WaitingCounts? waiting) => Volatile.Write(ref _waiting, waiting);

    private IEnumerable<Measurement<long>> ObserveCounts() => Volatile.Read(ref _waiting) is { } waiting
        ? [Of(waiting.Pending.Count, Verdict.Pending), Of(waiting.Quarantined.Count, Verdict.Quarantined)]
        : [];

    private IEnumerable<Measurement<double>> ObserveAges() => Volatile.Read(ref _waiting) is { } waiting
        ? [Of(AgeOf(waiting.Pending), Verdict.Pending), Of(AgeOf(waiting.Quarantined), Verdict.Quarantined)]
        : [];

    private double AgeOf(WaitingCount count) => count.Oldest is { } oldest ? Math.Max(0, (_time.GetUtcNow() - oldest).TotalSeconds) : 0;

    private static Measurement<T> Of<T>(T value, Verdict verdict) where T : struct =>
        new(value, new KeyValuePair<string, object?>(SpanTags.Verdict, Words.Of(verdict)));
}
