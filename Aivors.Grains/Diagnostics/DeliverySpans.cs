using System.Diagnostics;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Diagnostics;

/// <summary>Spans of the source <c>Aivors.Deliveries</c>: one delivery on its way through the grains. Ids and words only.</summary>
/// <remarks>Where nobody records, starting one is a check of a flag, and everything here takes null.</remarks>
public static class DeliverySpans
{
    public const string SourceName = "Aivors.Deliveries";
    public const string SourceVersion = "1.0.0";

    /// <summary>A delivery that a door took.</summary>
    public const string Deliver = "deliver";

    /// <summary>A delivery that had been kept, and is applied later; begins a trace of its own.</summary>
    public const string DeliverPending = "deliver pending";

    private static readonly ActivitySource Source = new(SourceName, SourceVersion);

    public static Activity? StartDeliver(CallDelivery delivery) => Begin(Source.StartActivity(Deliver), delivery);

    // Its first span is not known any more, only its trace: a tag and no link.
    public static Activity? StartPending(CallDelivery delivery) =>
        Begin(Source.StartActivity(DeliverPending, ActivityKind.Consumer), delivery)?.SetTag(SpanTags.OriginTraceId, delivery.TraceId);

    public static void End(Activity? span, DeliveryResult result)
    {
        if (span is null)
        {
            return;
        }

        if (result.Status == DeliveryStatus.Applied)
        {
            span.SetTag(SpanTags.Verdict, Words.Of(result.Verdict));
            if (result.TenantId != Guid.Empty)
            {
                span.SetTag(SpanTags.TenantId, result.TenantId.ToString());
            }

            if (result.FactKind is { } kind)
            {
                span.SetTag(SpanTags.Fact, kind).SetTag(SpanTags.Seq, result.Seq);
            }
        }
        else
        {
            Fail(span, Words.Of(result.Status));
        }
    }

    /// <param name="errorType">A word of few values: an exception's message may hold data.</param>
    public static void Fail(Activity? span, string errorType) => span?.SetTag(SpanTags.ErrorType, errorType).SetStatus(ActivityStatusCode.Error);

    private static Activity? Begin(Activity? span, CallDelivery delivery) => span?
        .SetTag(SpanTags.CallId, delivery.CallId)
        .SetTag(SpanTags.AgentId, delivery.AgentId)
        .SetTag(SpanTags.DeliveryId, delivery.DeliveryId.ToString())
        .SetTag(SpanTags.Door, delivery.Door)
        .SetTag(SpanTags.Event, Words.Of(delivery.Event));
}
