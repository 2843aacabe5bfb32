using System.Diagnostics;
using Npgsql;

namespace Aivors.ServiceDefaults;

/// <summary>Which commands get a span, and what it carries.</summary>
internal static class DatabaseSpans
{
    private const int QueryMax = 400;

    private const string QueryTag = "db.query.text";

    public static void Configure(NpgsqlTracingOptionsBuilder tracing) => tracing
        // Only as a part of something that is traced: the pump and the sealer ask all day long.
        .ConfigureCommandFilter(_ => Activity.Current is { Recorded: true })
        .ConfigureBatchFilter(_ => Activity.Current is { Recorded: true })
        .ConfigureCommandEnrichmentCallback((span, _) => Shorten(span))
        .ConfigureBatchEnrichmentCallback((span, _) => Shorten(span));

    // Values are parameters and not in it; but the statement that appends has twenty thousand characters.
    private static void Shorten(Activity span)
    {
        if (span.GetTagItem(QueryTag) is string { Length: > QueryMax } text)
        {
            span.SetTag(QueryTag, $"{text.AsSpan(0, QueryMax)} ...");
        }
    }
}
