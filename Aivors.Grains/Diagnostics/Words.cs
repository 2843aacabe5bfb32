using Aivors.Grains.Contracts;

namespace Aivors.Grains.Diagnostics;

/// <summary>Enumerations as telemetry names them: lower case, and without making a text each time.</summary>
public static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Recorded => "recorded",
        Verdict.Enriched => "enriched",
        Verdict.Duplicate => "duplicate",
        Verdict.Quarantined => "quarantined",
        Verdict.Rejected => "rejected",
        Verdict.Pending => "pending",
        _ => "unknown",
    };

    public static string Of(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Applied => "applied",
        DeliveryStatus.Overloaded => "overloaded",
        DeliveryStatus.Unavailable => "unavailable",
        DeliveryStatus.Refused => "refused",
        DeliveryStatus.Misrouted => "misrouted",
        _ => "unknown",
    };

    public static string Of(CallEvent callEvent) => callEvent switch
    {
        CallEvent.Started => "started",
        CallEvent.Ended => "ended",
        CallEvent.Analyzed => "analyzed",
        _ => "unknown",
    };
}
