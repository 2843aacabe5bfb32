using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Journal;

/// <summary>The meter <c>Aivors.Verification</c>: what the last nightly verification came to. Only the silo that ran it tells.</summary>
public sealed class VerificationMetrics
{
    public const string MeterName = "Aivors.Verification";

    private VerificationRecord? _last;

    public VerificationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("aivors.verification.explained", () => Of(r => r.ExplainedPercent), "%", "Tenants whose books are explained");
        meter.CreateObservableGauge("aivors.verification.findings", () => Of(r => (long)r.Findings), "{finding}", "What did not add up");
        meter.CreateObservableGauge("aivors.verification.duration", () => Of(r => r.Took.TotalSeconds), "s", "How long it took");
    }

    /// <param name="report">Null: another silo did it, or it could not be done.</param>
    public void OnVerified(VerificationRecord? report) => Volatile.Write(ref _last, report);

    private IEnumerable<Measurement<T>> Of<T>(Func<VerificationRecord, T> read) where T : struct =>
        Volatile.Read(ref _last) is { } report ? [new Measurement<T>(read(report))] : [];
}
