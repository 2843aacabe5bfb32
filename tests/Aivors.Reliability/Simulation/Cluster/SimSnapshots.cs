using Aivors.Grains.Contracts;
using Aivors.Grains.Tenants;
using Aivors.Reliability.Simulation.World;
using Orleans.Storage;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>Redis, as far as grains keep anything in it: it forgets, lies and hangs.</summary>
internal sealed class SimSnapshots(SimFaults faults) : IGrainStorage
{
    private readonly SortedDictionary<string, TenantSnapshot> _stored = new(StringComparer.Ordinal);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (faults.SnapshotsHang) return new TaskCompletionSource().Task;
        if (_stored.TryGetValue(grainId.ToString(), out var snapshot))
        {
            grainState.State = (T)(object)snapshot;
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (faults.SnapshotsHang) return new TaskCompletionSource().Task;
        _stored[grainId.ToString()] = (TenantSnapshot)(object)grainState.State!;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public void Wipe() => _stored.Clear();

    /// <summary>As after a restore, an old build, or a mistake: ahead of the journal, behind it, another's, of another form.</summary>
    public void Lie(Random random)
    {
        foreach (var key in _stored.Keys.ToList())
        {
            var old = _stored[key];
            RunningCall[] ghost = [new RunningCall("call_ghost", "agent_ghost", SimTime.Beginning)];
            _stored[key] = random.Next(4) switch
            {
                0 => new TenantSnapshot { Version = old.Version, TenantId = old.TenantId, HeadSeq = old.HeadSeq + 1_000, Running = ghost, Latest = [] },
                1 => new TenantSnapshot { Version = old.Version, TenantId = old.TenantId, HeadSeq = old.HeadSeq - 1, Running = ghost, Latest = [] },
                2 => new TenantSnapshot { Version = old.Version, TenantId = Plan.IdOf(9, 0), HeadSeq = old.HeadSeq, Running = ghost, Latest = [] },
                _ => new TenantSnapshot { Version = 0, TenantId = old.TenantId, HeadSeq = old.HeadSeq, Running = ghost, Latest = [] },
            };
        }
    }
}
