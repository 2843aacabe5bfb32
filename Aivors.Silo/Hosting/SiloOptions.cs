using System.ComponentModel.DataAnnotations;

namespace Aivors.Silo.Hosting;

/// <summary>Section <c>Silo</c>: how a silo keeps its grains, how silos find each other gone, and how long a stop may take.</summary>
public sealed class SiloOptions
{
    public const string Section = "Silo";

    /// <summary>How long a tenant or an agent that nobody asks for stays in memory.</summary>
    [Range(2, 1440)]
    public int IdleMinutes { get; set; } = 15;

    /// <summary>How long a silo waits for the answer to a probe of its neighbour; twice that where the silo itself is slow.</summary>
    [Range(0.2, 30)]
    public double ProbeSeconds { get; set; } = 1;

    /// <summary>Unanswered probes in a row after which a silo is taken for dead.</summary>
    [Range(1, 20)]
    public int ProbesMissed { get; set; } = 3;

    /// <summary>How often the membership table is read.</summary>
    [Range(1, 60)]
    public int TableSeconds { get; set; } = 2;

    /// <summary>How long a stop may take: what has begun is finished, and what is in memory goes elsewhere. A supervisor must wait longer.</summary>
    [Range(1, 300)]
    public int StopSeconds { get; set; } = 8;
}
