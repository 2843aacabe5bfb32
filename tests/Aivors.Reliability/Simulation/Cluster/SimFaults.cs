using Aivors.Grains.Journal;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Reliability.Simulation.World;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>What goes wrong now, for all; the chaos turns the knobs, and healing turns them back.</summary>
internal sealed class SimFaults
{
    public double LostMessages { get; set; }

    public double SlowMessages { get; set; }

    /// <summary>A grain is called where it is not: a second activation begins.</summary>
    public double SplitCalls { get; set; }

    public double LostCommits { get; set; }

    public double RefusedConnections { get; set; }

    /// <summary>The database takes no connection.</summary>
    public bool DatabaseDown { get; set; }

    /// <summary>The database answers nobody until it is thawed.</summary>
    public bool DatabaseFrozen { get; set; }

    public bool SnapshotsHang { get; set; }

    public int Bites { get; set; }

    public void Heal()
    {
        (LostMessages, SlowMessages, SplitCalls, LostCommits, RefusedConnections) = (0, 0, 0, 0, 0);
        (DatabaseDown, DatabaseFrozen, SnapshotsHang) = (false, false, false);
    }
}

/// <summary>One process's way to the database.</summary>
internal sealed class SimConnection(SimWorld world, SimFaults faults, TimeProvider time) : IStoreFaults
{
    public async Task BeforeAsync(CancellationToken cancel)
    {
        await Task.Yield();
        if (faults.DatabaseFrozen)
        {
            faults.Bites++;
            // It may be thawed before the asker's patience ends: then what was asked happens after all.
            var patience = time.GetTimestamp();
            while (faults.DatabaseFrozen)
            {
                if (cancel.IsCancellationRequested || time.GetElapsedTime(patience) > TimeSpan.FromSeconds(8)) throw Unavailable("frozen");
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, CancellationToken.None);
            }
        }

        if (faults.DatabaseDown || world.Chance(faults.RefusedConnections))
        {
            faults.Bites++;
            throw Unavailable("no connection");
        }
    }

    public async Task AfterAsync(bool wrote, CancellationToken cancel)
    {
        await Task.Yield();
        if (wrote && (faults.DatabaseDown || world.Chance(faults.LostCommits)))
        {
            faults.Bites++;
            throw Unavailable("the commit's answer is lost");
        }
    }

    private static JournalUnavailableException Unavailable(string why) => new($"simulated: {why}");
}
