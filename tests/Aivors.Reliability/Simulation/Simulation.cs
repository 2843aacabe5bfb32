using Aivors.Grains.Contracts;
using Aivors.Reliability.Simulation.Cluster;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Reliability.Simulation.World;

namespace Aivors.Reliability.Simulation;

/// <param name="Fingerprint">Of the schedule: the same seed gives the same.</param>
/// <param name="Violation">The promise that was broken; null: none.</param>
internal sealed record SimulationResult(int Seed, ulong Fingerprint, int Steps, int Bites, int Acknowledged, int Unknown, string? Violation);

/// <summary>One seed: the product's own grains, writer, intake and pump on a world that goes wrong, and what must hold all the same.</summary>
internal sealed class Simulation
{
    private static readonly TimeSpan Liveness = TimeSpan.FromSeconds(60);

    private readonly SimWorld _world;
    private readonly SimCluster _cluster;
    private readonly SimProcess _client;
    private readonly Plan _plan;
    private readonly Senders _senders;
    private readonly Chaos _chaos;

    private Simulation(int seed)
    {
        _world = new SimWorld(seed);
        _plan = new Plan(_world.Random);
        _cluster = new SimCluster(_world, silos: 2 + _world.Random.Next(2), apis: 2);
        _cluster.Store.OnCall = (before, after) => Invariants.CheckStep(_cluster.Store, before, after);
        _client = _world.NewProcess("client");
        _cluster.Store.Clock = _client.Time.GetUtcNow;
        _senders = new Senders(_cluster, _client, _plan);
        _chaos = new Chaos(_cluster, _client, _plan, _senders);
    }

    public static SimulationResult Run(int seed)
    {
        var simulation = new Simulation(seed);
        string? violation = null;
        try
        {
            simulation._world.Run(simulation._client.RunAsync(simulation.LiveAsync));
        }
        catch (Exception e)
        {
            violation = e is InvariantException ? e.Message : e.ToString();
        }

        return new SimulationResult(
            seed, simulation._world.Fingerprint, simulation._world.Steps, simulation._cluster.Faults.Bites, simulation._senders.Acknowledged,
            simulation._senders.Unknown, violation);
    }

    private async Task<bool> LiveAsync()
    {
        await BeginAsync();
        await Task.WhenAll(_senders.SendAllAsync(), _chaos.RunAsync(), _chaos.MoveAgentsAsync());
        await SettleAsync();
        Invariants.CheckAll(_cluster.Store, _plan, _chaos.ClocksAgree);
        await CheckViewsAsync();

        var before = Invariants.Digest(_cluster.Store);
        await _senders.RepeatAllAsync();
        await SettleAsync();
        Invariants.CheckAll(_cluster.Store, _plan, _chaos.ClocksAgree);
        Invariants.Require(before == Invariants.Digest(_cluster.Store), "I17: sending everything again changed something");
        return true;
    }

    private async Task BeginAsync()
    {
        foreach (var (tenant, i) in _plan.Tenants.Select((t, i) => (t, i)))
        {
            Commanding.Execute(
                _cluster.Store, tenant,
                new OpenTenant { Name = "Tenant", CommandKey = "open", Actor = "sim", User = new NewUser(Plan.IdOf(2, i), "User", $"{i}@example.test", "hash", "user") },
                SimTime.Beginning);
        }

        foreach (var agent in _plan.Agents.Where(_ => _world.Chance(0.7)))
            await _chaos.ConnectAsync(agent, _plan.Tenants[_world.Random.Next(_plan.Tenants.Count)]);
    }

    /// <summary>Everybody has an owner, and nothing waits: within a minute of the healing.</summary>
    private async Task SettleAsync()
    {
        var healed = _client.Time.GetTimestamp();
        foreach (var agent in _plan.Agents)
            await _chaos.ConnectAsync(agent, _cluster.Store.OpenBinding(agent)?.TenantId ?? _plan.Tenants[0]);
        while (_cluster.Store.Deliveries.Values.Any(d => d.Verdict is "pending"))
        {
            if (_client.Time.GetElapsedTime(healed) > Liveness) break; // the check names what still waits
            await Task.Delay(TimeSpan.FromMilliseconds(500), _client.Time);
        }
    }

    /// <summary>Each activation learns at its next commit whether it is stale; then it shows what the journal says. So does a new one.</summary>
    private async Task CheckViewsAsync()
    {
        var journal = new MemoryJournal(_cluster.Store);
        var probes = 0;
        foreach (var silo in _cluster.Silos.ToList())
        {
            foreach (var tenant in silo.ActiveTenants.ToList())
            {
                var key = $"probe-{probes++}";
                var view = await silo.Process.RunAsync(async () =>
                {
                    var grain = await silo.TenantAsync(tenant);
                    await grain.ExecuteAsync(new ChangeTenant { CommandKey = key, Actor = "sim", Plan = "prepaid" });
                    return await grain.GetViewAsync();
                });
                Invariants.CheckView(view!, _cluster.Store.Tenants[tenant], journal.LiveCallsOf(tenant, _client.Time.GetUtcNow()));
                await silo.Process.RunAsync(() => silo.DeactivateAsync(tenant));
                var fresh = await silo.Process.RunAsync(async () => await (await silo.TenantAsync(tenant)).GetViewAsync());
                Invariants.CheckView(fresh!, _cluster.Store.Tenants[tenant], journal.LiveCallsOf(tenant, _client.Time.GetUtcNow()));
            }
        }
    }
}
