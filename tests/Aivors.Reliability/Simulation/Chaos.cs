using System.Globalization;
using Aivors.Grains.Contracts;
using Aivors.Reliability.Simulation.Cluster;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Reliability.Simulation.World;

namespace Aivors.Reliability.Simulation;

/// <summary>Injures the cluster for a quarter of a minute, each seed with kinds of its own, and moves agents between tenants meanwhile.</summary>
internal sealed class Chaos(SimCluster cluster, SimProcess client, Plan plan, Senders senders)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private readonly SimWorld _world = cluster.World;
    private readonly SimFaults _faults = cluster.Faults;
    private int _moves;

    public bool ClocksAgree { get; private set; } = true;

    public async Task RunAsync()
    {
        // Few kinds together find more than all at once: some seeds have one, some have many.
        var kinds = Enumerable.Range(0, 11).Where(_ => _world.Chance(0.35)).ToArray();
        if (kinds.Length > 0)
        {
            var until = client.Time.GetTimestamp() + Length.Ticks;
            while (client.Time.GetTimestamp() < until)
            {
                Injure(kinds[_world.Random.Next(kinds.Length)]);
                await Task.Delay(TimeSpan.FromMilliseconds(100 + _world.Random.Next(2_500)), client.Time);
            }
        }

        Heal();
    }

    public void Heal()
    {
        _faults.Heal();
        foreach (var process in cluster.Silos.Select(s => s.Process).Concat(cluster.Apis.Select(a => a.Process)))
        {
            process.Thaw();
            process.ClockSkew = TimeSpan.Zero;
        }
    }

    /// <summary>Agents change hands, also while their calls are under way.</summary>
    public async Task MoveAgentsAsync()
    {
        for (var moves = _world.Random.Next(4); moves > 0; moves--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_world.Random.Next(5_000)), client.Time);
            var agent = plan.Agents[_world.Random.Next(plan.Agents.Count)];
            if (cluster.Store.OpenBinding(agent) is { } open)
            {
                var key = Key();
                await senders.UntilAnsweredAsync(grains => grains.GetGrain<IAgentGrain>(agent).DisconnectAsync(open.TenantId, key, "sim"));
            }

            if (_world.Chance(0.8)) await ConnectAsync(agent, plan.Tenants[_world.Random.Next(plan.Tenants.Count)]);
        }
    }

    public async Task ConnectAsync(string agent, Guid tenant)
    {
        var key = Key();
        await senders.UntilAnsweredAsync(grains => grains.GetGrain<IAgentGrain>(agent).ConnectAsync(tenant, key, "sim"));
        await new MemoryJournal(cluster.Store).ReleaseAsync(agent, null, CancellationToken.None);
    }

    private string Key() => string.Create(CultureInfo.InvariantCulture, $"agent:{_moves++}");

    private void Injure(int kind)
    {
        switch (kind)
        {
            case 0:
                cluster.KillSilo(cluster.Silos[_world.Random.Next(cluster.Silos.Count)]);
                _faults.Bites++;
                break;
            case 1:
                cluster.KillApi(cluster.Apis[_world.Random.Next(cluster.Apis.Count)]);
                _faults.Bites++;
                break;
            case 2:
                Toggle(cluster.Silos[_world.Random.Next(cluster.Silos.Count)].Process);
                break;
            case 3:
                Toggle(cluster.Apis[_world.Random.Next(cluster.Apis.Count)].Process);
                break;
            case 4:
                _faults.LostMessages = _world.Random.NextDouble() * 0.3;
                break;
            case 5:
                _faults.SlowMessages = _world.Random.NextDouble() * 0.3;
                break;
            case 6:
                _faults.SplitCalls = _world.Random.NextDouble() * 0.6;
                break;
            case 7:
                (_faults.LostCommits, _faults.RefusedConnections) = (_world.Random.NextDouble() * 0.3, _world.Random.NextDouble() * 0.2);
                break;
            case 8:
                if (_world.Chance(0.5)) _faults.DatabaseDown = !_faults.DatabaseDown;
                else _faults.DatabaseFrozen = !_faults.DatabaseFrozen;
                break;
            case 9:
                Forget();
                break;
            default:
                var process = cluster.Silos[_world.Random.Next(cluster.Silos.Count)].Process;
                ClocksAgree = false;
                process.ClockSkew = TimeSpan.FromMinutes(_world.Random.Next(-2 * 24 * 60, 60));
                _faults.Bites++;
                break;
        }
    }

    /// <summary>Snapshots are written, lied about, wiped, or cannot be had.</summary>
    private void Forget()
    {
        var silo = cluster.Silos[_world.Random.Next(cluster.Silos.Count)];
        foreach (var tenant in silo.ActiveTenants.ToList()) _ = silo.Process.RunAsync(() => silo.DeactivateAsync(tenant));
        switch (_world.Random.Next(4))
        {
            case 0:
                cluster.Snapshots.Wipe();
                break;
            case 1:
                _faults.SnapshotsHang = !_faults.SnapshotsHang;
                break;
            default:
                cluster.Snapshots.Lie(_world.Random);
                break;
        }

        _faults.Bites++;
    }

    private void Toggle(SimProcess process)
    {
        if (process.IsFrozen)
        {
            process.Thaw();
            return;
        }

        process.Freeze();
        _faults.Bites++;
    }
}
