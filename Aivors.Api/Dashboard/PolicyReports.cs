using System.Diagnostics.Metrics;

namespace Aivors.Api.Dashboard;

/// <summary>
/// Counts what browsers report of pages that tried what their Content-Security-Policy refuses. The reports themselves are not
/// read: anybody can send one, and they tell addresses.
/// </summary>
internal sealed partial class PolicyReports(IMeterFactory meters, ILogger<PolicyReports> log)
{
    private readonly Counter<long> _received = meters.Create("Aivors.Api").CreateCounter<long>("aivors.csp.reports", "{report}");

    private long _count;

    public void Receive()
    {
        _received.Add(1);
        var count = Interlocked.Increment(ref _count);
        // Each of the first ones, then every thousandth: whoever sends many fills no log.
        if (count <= 10 || count % 1000 == 0)
        {
            LogReport(count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page tried what its Content-Security-Policy refuses ({Count} reports since the start)")]
    private partial void LogReport(long count);
}

internal static class PolicyReportEndpoint
{
    public const string Path = "/api/csp-reports";

    public static void MapPolicyReports(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, (PolicyReports reports) =>
            {
                reports.Receive();
                return TypedResults.NoContent();
            })
            .AllowAnonymous()
            .WithTags("Dashboard").WithName("ReportPolicyViolation")
            .WithSummary("Where browsers report what a page's Content-Security-Policy refused. Counted, never read.");
}
