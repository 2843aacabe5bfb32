using System.Diagnostics.Metrics;
using Aivors.Grains.Journal.Postgres;

namespace Aivors.Grains.Journal;

/// <summary>The meter <c>Aivors.Verification</c>: what the last verification came to. Only the silo that ran it tells.</summary>
public sealed class VerificationMetrics
{
    public const string MeterName = "Aivors.Verification";

    private VerificationReport? _last;

    public VerificationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("aivors.verification.explained", () => Of(r => r.ExplainedPercent), "%", "Tenants whose books are explained");
        meter.CreateObservableGauge("aivors.verification.findings", () => Of(r => (long)r.Findings), "{finding}", "What did not add up");
        meter.CreateObservableGauge("aivors.verification.duration", () => Of(r => r.Took.TotalSeconds), "s", "How long it took");
    }

    /// <param name="report">Null: another silo did it, or it could not be done.</param>
    public void OnVerified(VerificationReport? report) => Volatile.Write(ref _last, report);

    private IEnumerable<Measurement<T>> Of<T>(Func<VerificationReport, T> read) where T : struct =>
        Volatile.Read(ref _last) is { } report ? [new Measurement<T>(read(report))] : [];
}
