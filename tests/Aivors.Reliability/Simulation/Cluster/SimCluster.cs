using Aivors.Api.Webhooks;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Reliability.Simulation.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>Silos and Apis over one store, and the network between them.</summary>
internal sealed class SimCluster
{
    private readonly Dictionary<string, SimSilo> _directory = new(StringComparer.Ordinal);
    private readonly List<SimSilo> _silos = [];
    private readonly List<SimApi> _apis = [];
    private int _names;

    public SimCluster(SimWorld world, int silos, int apis)
    {
        World = world;
        Snapshots = new SimSnapshots(Faults);
        Services = new ServiceCollection().AddKeyedSingleton<IGrainStorage>("Default", Snapshots).BuildServiceProvider();
        for (var i = 0; i < silos; i++) StartSilo();
        for (var i = 0; i < apis; i++) StartApi();
    }

    public SimWorld World { get; }

    public MemoryStore Store { get; } = new();

    public SimFaults Faults { get; } = new();

    public SimSnapshots Snapshots { get; }

    public IServiceProvider Services { get; }

    public IReadOnlyList<SimSilo> Silos => _silos;

    public IReadOnlyList<SimApi> Apis => _apis;

    public void StartSilo() => _silos.Add(new SimSilo(this, $"silo-{_names++}"));

    public void StartApi() => _apis.Add(new SimApi(this, $"api-{_names++}"));

    /// <summary>Gone, with all that was under way in it, and another takes its place.</summary>
    public void KillSilo(SimSilo silo)
    {
        silo.Process.Kill();
        _silos.Remove(silo);
        StartSilo();
    }

    public void KillApi(SimApi api)
    {
        api.Process.Kill();
        _apis.Remove(api);
        StartApi();
    }

    /// <summary>A grain call: it may get lost on the way there or back, or take longer than the caller waits.</summary>
    public async Task<TResult> CallAsync<TGrain, TResult>(
        SimProcess caller, string key, Func<SimSilo, Task<TGrain>> find, Func<TGrain, Task<TResult>> call, TimeSpan patience)
    {
        var silo = Place(key);
        var reply = new TaskCompletionSource<TResult>();
        if (!Lost())
        {
            _ = silo.Process.RunAsync(async () =>
            {
                await DelayAsync(silo.Process.Time);
                try
                {
                    var result = await call(await find(silo));
                    await DelayAsync(silo.Process.Time);
                    if (!Lost()) reply.TrySetResult(result);
                }
                catch (Exception e)
                {
                    if (!Lost()) reply.TrySetException(e);
                }

                return true;
            });
        }

        return await reply.Task.WaitAsync(patience, caller.Time);
    }

    private SimSilo Place(string key)
    {
        var known = _directory.TryGetValue(key, out var silo) && !silo.Process.IsDead;
        // The failure detector moves what lies on a silo that does not answer; meanwhile callers wait, or two silos have it.
        if (!known || (silo!.Process.IsFrozen && World.Chance(0.3))) _directory[key] = silo = _silos[World.Random.Next(_silos.Count)];
        if (World.Chance(Faults.SplitCalls))
        {
            Faults.Bites++;
            return _silos[World.Random.Next(_silos.Count)];
        }

        return silo!;
    }

    private bool Lost()
    {
        var lost = World.Chance(Faults.LostMessages);
        if (lost) Faults.Bites++;
        return lost;
    }

    private async Task DelayAsync(TimeProvider time)
    {
        if (World.Chance(Faults.SlowMessages)) await Task.Delay(TimeSpan.FromMilliseconds(World.Random.Next(6_000)), time);
        else if (World.Chance(0.2)) await Task.Delay(TimeSpan.FromMilliseconds(World.Random.Next(30)), time);
    }
}

/// <summary>An Api: the product's intake, on a process of the simulation.</summary>
internal sealed class SimApi
{
    public SimApi(SimCluster cluster, string name)
    {
        Process = cluster.World.NewProcess(name);
        Grains = GrainHosting.Factory(id => new TenantProxy(cluster, Process, id), id => new AgentProxy(cluster, Process, id));
        Intake = new DeliveryIntake(
            Grains, new MemoryJournal(cluster.Store, new SimConnection(cluster.World, cluster.Faults, Process.Time)), Shared.Webhooks, Process.Time,
            NullLogger<DeliveryIntake>.Instance, cluster.World.Random);
    }

    public SimProcess Process { get; }

    public IGrainFactory Grains { get; }

    public DeliveryIntake Intake { get; }
}
