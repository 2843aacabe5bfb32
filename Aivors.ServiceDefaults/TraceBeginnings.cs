using System.Diagnostics;
using OpenTelemetry;

namespace Aivors.ServiceDefaults;

/// <summary>
/// A trace begins with a request or with a span of ours. What Orleans, its dashboard, the pools and the probes do by themselves all day
/// long would bury the deliveries in every viewer: it is dropped, with all that hangs on it, whichever sampler is set.
/// </summary>
internal sealed class TraceBeginnings : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        var isDropped = data.Parent is { Recorded: false } || (data.ParentSpanId == default && !IsBeginning(data.Source.Name));
        if (isDropped)
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            data.IsAllDataRequested = false;
        }
    }

    internal static bool IsBeginning(string source) =>
        source.StartsWith("Aivors.", StringComparison.Ordinal) || source.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
}
