using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Reconciliation;

/// <summary>The meter <c>Aivors.Reconciliation</c>. A healthy system adds to none of its counters but the runs and the history.</summary>
internal sealed class ReconciliationMetrics
{
    public const string MeterName = "Aivors.Reconciliation";

    private readonly Counter<long> _runs;
    private readonly Counter<long> _filled;
    private readonly Counter<long> _differing;
    private readonly Counter<long> _extra;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _history;

    public ReconciliationMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _runs = meter.CreateCounter<long>("aivors.reconciliation.runs", "{run}", "Runs that ended, by kind and status");
        _filled = meter.CreateCounter<long>("aivors.reconciliation.filled", "{call}", "Missing calls that were fetched and applied");
        _differing = meter.CreateCounter<long>("aivors.reconciliation.differing", "{call}", "Calls that Retell lists with another duration");
        _extra = meter.CreateCounter<long>("aivors.reconciliation.extra", "{call}", "Calls that are known here and not listed by Retell");
        _failed = meter.CreateCounter<long>("aivors.reconciliation.failed", "{call}", "Calls that could not be fetched or applied");
        _history = meter.CreateCounter<long>("aivors.reconciliation.history", "{call}", "Calls of before an agent's connection that were fetched");
    }

    public void OnEnded(RunKind kind, bool done, ReconciliationCounts counts)
    {
        _runs.Add(1, new("kind", kind.ToString().ToLowerInvariant()), new("status", done ? "done" : "failed"));
        (kind == RunKind.Backfill ? _history : _filled).Add(counts.Filled);
        _differing.Add(counts.Differing);
        _extra.Add(counts.Extra);
        _failed.Add(counts.Failed);
    }
}
