using Orleans.Concurrency;

namespace Aivors.Grains.Contracts;

/// <summary>Tells how one silo is. Key: the silo's address as <c>SiloAddress.ToParsableString()</c> writes it; it lives on that silo and nowhere else.</summary>
[Alias("aivors.ISiloGrain"), GrainInterfaceType("aivors.ISiloGrain")]
public interface ISiloGrain : IGrainWithStringKey
{
    [Alias("GetReport"), ResponseTimeout("00:00:02"), ReadOnly]
    Task<SiloReport> GetReportAsync();
}

/// <summary>How a silo is.</summary>
[GenerateSerializer, Immutable, Alias("aivors.SiloReport")]
public sealed record SiloReport
{
    /// <summary>Of the program.</summary>
    [Id(0)] public required string Version { get; init; }

    /// <summary>Memory of the process, in bytes.</summary>
    [Id(1)] public required long MemoryBytes { get; init; }

    [Id(2)] public required JournalReport Journal { get; init; }
}

/// <summary>How the silo's journal writer does.</summary>
[GenerateSerializer, Immutable, Alias("aivors.JournalReport")]
public sealed record JournalReport
{
    /// <summary>Groups committed in the last minute.</summary>
    [Id(0)] public required int GroupsLastMinute { get; init; }

    /// <summary>Deliveries in them.</summary>
    [Id(1)] public required int DeliveriesLastMinute { get; init; }

    /// <summary>Milliseconds that the median commit of the latest 1024 took; null while there was none.</summary>
    [Id(2)] public double? CommitP50Ms { get; init; }

    [Id(3)] public double? CommitP95Ms { get; init; }

    [Id(4)] public double? CommitP99Ms { get; init; }

    /// <summary>Appends that wait for a commit now.</summary>
    [Id(5)] public required int QueueDepth { get; init; }
}
