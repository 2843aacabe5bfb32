using System.Diagnostics;
using System.Reflection;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;

namespace Aivors.Grains.Silos;

/// <summary>Tells of the silo that it is placed on, which is the one that its key names.</summary>
[GrainType("silo"), OnSilo]
internal sealed class SiloGrain(RecentCommits commits) : Grain, ISiloGrain
{
    private static readonly string Version =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public Task<SiloReport> GetReportAsync()
    {
        using var process = Process.GetCurrentProcess();
        return Task.FromResult(new SiloReport { Version = Version, MemoryBytes = process.WorkingSet64, Journal = commits.Read() });
    }
}
