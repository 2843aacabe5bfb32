using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;

namespace Aivors.Api.Webhooks;

/// <summary>The meter <c>Aivors.Webhooks</c>: what came in at the doors, and what became of it as far as the sender was told.</summary>
public sealed class WebhookMetrics
{
    public const string MeterName = "Aivors.Webhooks";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 5, 10],
    };

    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _refused;
    private readonly Histogram<double> _seconds;

    public WebhookMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _deliveries = meter.CreateCounter<long>("aivors.deliveries", "{delivery}", "Events taken, by door and by verdict or failure");
        _refused = meter.CreateCounter<long>("aivors.webhook.refused", "{request}", "Requests that a door did not let in");
        _seconds = meter.CreateHistogram<double>(
            "aivors.webhook.duration", "s", "From the whole body's arrival to the answer, whatever it was", [], Seconds);
    }

    /// <summary>An event that went to the grains, or was kept for them.</summary>
    public void OnDelivery(string door, DeliveryResult result)
    {
        if (result.Status == DeliveryStatus.Applied)
        {
            OnVerdict(door, Words.Of(result.Verdict));
        }
        else if (result.Status == DeliveryStatus.Refused)
        {
            OnVerdict(door, Words.Of(Verdict.Rejected));
        }
        else
        {
            _deliveries.Add(1, new(SpanTags.Door, door), new(SpanTags.ErrorType, Words.Of(result.Status)));
        }
    }

    /// <summary>An event that was not for the grains: acknowledged and not stored.</summary>
    public void OnSkipped(string door) => OnVerdict(door, "skipped");

    /// <summary>An event that cannot be read.</summary>
    public void OnRejected(string door) => OnVerdict(door, Words.Of(Verdict.Rejected));

    /// <param name="reason"><c>bad_secret</c>, <c>bad_signature</c>, <c>no_key</c> or <c>overload</c>.</param>
    public void OnRefused(string door, string reason) => _refused.Add(1, new(SpanTags.Door, door), new(SpanTags.ErrorType, reason));

    public void OnAnswered(string door, TimeSpan took) => _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>(SpanTags.Door, door));

    private void OnVerdict(string door, string verdict) => _deliveries.Add(1, new(SpanTags.Door, door), new(SpanTags.Verdict, verdict));
}
