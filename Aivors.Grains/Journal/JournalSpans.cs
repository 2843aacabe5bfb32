using System.Diagnostics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Diagnostics;

namespace Aivors.Grains.Journal;

/// <summary>
/// Spans of the source <c>Aivors.Journal</c>. A delivery's (or command's) own span is its wait for the commit. The group's span is the
/// commit; it stands in the trace of the first recorded delivery that it carries, so that a group of one is one trace from the door to
/// the database, and it and the waits of all are linked to each other.
/// </summary>
internal static class JournalSpans
{
    public const string Append = "journal append";
    public const string Command = "journal command";
    public const string Commit = "journal commit";

    private static readonly ActivitySource Source = new(JournalMetrics.SourceName, JournalMetrics.SourceVersion);

    public static bool HasListeners => Source.HasListeners();

    public static Activity? StartAppend(DeliveryAppend append) => Source.StartActivity(Append)?
        .SetTag(SpanTags.TenantId, append.TenantId.ToString())
        .SetTag(SpanTags.CallId, append.Delivery.CallId)
        .SetTag(SpanTags.AgentId, append.Delivery.AgentId)
        .SetTag(SpanTags.DeliveryId, append.Delivery.DeliveryId.ToString());

    public static Activity? StartCommand(Guid tenantId, TenantCommand command) => Source.StartActivity(Command)?
        .SetTag(SpanTags.TenantId, tenantId.ToString())
        .SetTag(SpanTags.Command, command.GetType().Name);

    public static void End(Activity? span, DeliveryOutcome? outcome)
    {
        if (span is null || outcome is null)
        {
            return;
        }

        span.SetTag(SpanTags.Verdict, outcome.Verdict is { } verdict ? Words.Of(verdict) : "misrouted");
        if (outcome.Kind is { } kind)
        {
            span.SetTag(SpanTags.Fact, kind).SetTag(SpanTags.Seq, outcome.SeqAfter);
        }
    }

    /// <summary>The commit of a group; null when none of it is recorded.</summary>
    public static Activity? StartCommit(IReadOnlyList<Work> group)
    {
        if (!Source.HasListeners() || group.FirstOrDefault(work => work.Span is { Recorded: true })?.Span is not { } parent)
        {
            return null;
        }

        var span = Source.CreateActivity(Commit, ActivityKind.Internal, parent.Context, links: group
            .Where(work => work.Span is { Recorded: true }).Select(work => new ActivityLink(work.Span!.Context)))?
            .SetTag(SpanTags.GroupSize, group.Count)
            .Start();
        if (span is not null)
        {
            foreach (var work in group)
            {
                // Nobody else touches it: whoever started it waits for this very commit.
                work.Span?.AddLink(new ActivityLink(span.Context));
            }
        }

        return span;
    }

    /// <summary>The outcome of an attempt is unknown; the same group is tried again.</summary>
    public static void Retry(Activity? span) => span?.AddEvent(new ActivityEvent("retry"));

    /// <summary>By the kind of failure, never by its message.</summary>
    public static void Fail(Activity? span, Exception failure) => DeliverySpans.Fail(span, failure switch
    {
        JournalRefusedException refused => refused.SqlState,
        JournalUnavailableException => "unavailable",
        JournalOverloadedException => "overloaded",
        _ => failure.GetType().Name,
    });
}
