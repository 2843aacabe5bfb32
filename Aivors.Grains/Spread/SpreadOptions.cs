using System.ComponentModel.DataAnnotations;

namespace Aivors.Grains.Spread;

/// <summary>Section <c>Spread</c>: how tenants and agents are kept evenly on the silos.</summary>
public sealed class SpreadOptions
{
    public const string Section = "Spread";

    /// <summary>How often a silo compares how many tenants and agents it holds with the others; 0: never, and what it holds stays.</summary>
    [Range(0, 3600)]
    public int EverySeconds { get; set; } = 10;

    /// <summary>How far a silo may be from the mean, in percent of it, before grains move.</summary>
    [Range(1, 100)]
    public int TolerancePercent { get; set; } = 10;

    /// <summary>How many tenants, and how many agents, a silo hands over in one round at most.</summary>
    [Range(1, 100_000)]
    public int MovesMax { get; set; } = 500;
}
