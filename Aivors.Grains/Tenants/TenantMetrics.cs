using System.Diagnostics.Metrics;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Grains.Tenants;

/// <summary>
/// The meter <c>Aivors.Tenants</c>, one for each silo. It counts what this silo saw committed; the books are the journal, and an
/// outcome that got lost on its way back is in them and not in here.
/// </summary>
public sealed class TenantMetrics
{
    public const string MeterName = "Aivors.Tenants";

    private const string ResultTag = "aivors.snapshot.result";

    private readonly Counter<long> _callsCharged;
    private readonly Counter<long> _callsCorrected;
    private readonly Counter<long> _charged;
    private readonly Counter<long> _granted;
    private readonly UpDownCounter<int> _active;
    private readonly Counter<long> _snapshots;

    public TenantMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _callsCharged = meter.CreateCounter<long>("aivors.calls.charged", "{call}", "Calls charged for the first time");
        _callsCorrected = meter.CreateCounter<long>("aivors.calls.corrected", "{call}", "Charges corrected by a later, better duration");
        _charged = meter.CreateCounter<long>("aivors.credits.charged", "s", "Credits of first charges, in seconds; corrections are not in it");
        _granted = meter.CreateCounter<long>("aivors.credits.granted", "s", "Credits granted, in seconds");
        _active = meter.CreateUpDownCounter<int>("aivors.tenants.active", "{tenant}", "Tenants in this silo's memory");
        _snapshots = meter.CreateCounter<long>("aivors.tenants.snapshots", "{read}", "Reads of a snapshot: hit, miss or failed");
        _callsCorrected.Add(0);
    }

    public void OnActivated() => _active.Add(1);

    public void OnDeactivated() => _active.Add(-1);

    /// <summary>A delivery's commit.</summary>
    public void OnCommitted(DeliveryOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case "call_charged":
                _callsCharged.Add(1);
                _charged.Add(outcome.Call.ChargedSeconds ?? 0);
                break;
            case "call_corrected":
                _callsCorrected.Add(1);
                break;
        }
    }

    /// <summary>A command's commit.</summary>
    public void OnCommitted(TenantCommand command, CommandOutcome outcome)
    {
        var granted = command switch
        {
            GrantCredits grant => grant.AmountSeconds,
            OpenTenant opening => opening.GrantSeconds,
            _ => 0,
        };
        if (granted > 0 && outcome is { Status: CommandStatus.Done, Repeated: false })
        {
            _granted.Add(granted);
        }
    }

    /// <param name="isHit">Null: it could not be read.</param>
    public void OnSnapshot(bool? isHit) =>
        _snapshots.Add(1, new KeyValuePair<string, object?>(ResultTag, isHit switch { true => "hit", false => "miss", null => "failed" }));
}
