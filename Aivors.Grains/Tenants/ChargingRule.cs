namespace Aivors.Grains.Tenants;

/// <summary>
/// A versioned charging rule: what a call costs by its talk time. A fact records the rule's name and its inputs, so that any charge
/// can be recomputed years later; a rule is therefore never changed, only followed by another version.
/// </summary>
public sealed record ChargingRule
{
    private readonly Func<long, long> _priceSeconds;

    private ChargingRule(string name, Func<long, long> priceSeconds) => (Name, _priceSeconds) = (name, priceSeconds);

    /// <summary>Talk time rounded up to the minute; not connected or zero costs nothing.</summary>
    public static ChargingRule MinuteUp { get; } = new("minute-up@1", durationMs => (durationMs + 59_999) / 60_000 * 60);

    /// <summary>The name with its version, as facts and tenants carry it.</summary>
    public string Name { get; }

    /// <summary>The rule of this name; null when this build knows none: the process is older than the data.</summary>
    public static ChargingRule? Find(string name) => name == MinuteUp.Name ? MinuteUp : null;

    /// <summary>The price in seconds of credit.</summary>
    /// <param name="durationMs">Talk time, not negative.</param>
    public long PriceSeconds(long durationMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(durationMs);
        return _priceSeconds(durationMs);
    }
}
