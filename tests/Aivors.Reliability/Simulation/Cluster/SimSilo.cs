using Aivors.Grains.Agents;
using Aivors.Grains.Contracts;
using Aivors.Grains.Deliveries;
using Aivors.Grains.Journal;
using Aivors.Grains.Spread;
using Aivors.Grains.Tenants;
using Aivors.Reliability.Simulation.Memory;
using Aivors.Reliability.Simulation.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aivors.Reliability.Simulation.Cluster;

/// <summary>A silo: the product's grains, writer and pump, on a process of the simulation.</summary>
internal sealed class SimSilo
{
    private readonly MemoryJournal _journal;
    private readonly JournalWriter _writer;
    private readonly TenantSnapshots _snapshots;
    private readonly DeliveryPump _pump;
    private readonly IGrainFactory _grains;
    private readonly HostedGrains _hosted = new();
    private readonly Dictionary<Guid, Task<TenantGrain>> _tenants = [];
    private readonly Dictionary<string, Task<AgentGrain>> _agents = new(StringComparer.Ordinal);

    public SimSilo(SimCluster cluster, string name)
    {
        Process = cluster.World.NewProcess(name);
        _journal = new MemoryJournal(cluster.Store, new SimConnection(cluster.World, cluster.Faults, Process.Time));
        _writer = new JournalWriter(
            _journal, Shared.Options, Shared.Journal, Process.Time, NullLogger<JournalWriter>.Instance, cluster.World.Random, Process);
        _snapshots = new TenantSnapshots(cluster.Services, Shared.Tenants, Process.Time, NullLogger<TenantSnapshots>.Instance);
        _grains = GrainHosting.Factory(id => new TenantProxy(cluster, Process, id), id => new AgentProxy(cluster, Process, id));
        _pump = new DeliveryPump(_journal, _grains, Shared.Deliveries, Process.Time, NullLogger<DeliveryPump>.Instance);
        _ = Process.RunAsync(PumpAsync);
    }

    public SimProcess Process { get; }

    public IEnumerable<Guid> ActiveTenants => _tenants.Keys;

    public async Task<ITenantGrain> TenantAsync(Guid id) => await ActivateAsync(_tenants, id, () => GrainHosting.Host(
        new TenantGrain(_journal, _writer, _snapshots, Shared.Journal, Shared.Tenants, _hosted, Shared.Options, Process.Time,
            NullLogger<TenantGrain>.Instance),
        GrainIdOf(id), _grains));

    public async Task<IAgentGrain> AgentAsync(string id) => await ActivateAsync(_agents, id, () => GrainHosting.Host(
        new AgentGrain(_journal, _hosted, Process.Time, NullLogger<AgentGrain>.Instance), GrainId.Create("agent", id), _grains));

    /// <summary>As when a grain is idle, or its silo stops in order: its snapshot is written.</summary>
    public async Task<bool> DeactivateAsync(Guid id)
    {
        if (!_tenants.Remove(id, out var activation) || !activation.IsCompletedSuccessfully) return false;
        await activation.Result.OnDeactivateAsync(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, ""), CancellationToken.None);
        return true;
    }

    public static GrainId GrainIdOf(Guid tenant) => GrainId.Create(GrainType.Create("tenant"), GrainIdKeyExtensions.CreateGuidKey(tenant));

    private static async Task<TGrain> ActivateAsync<TKey, TGrain>(Dictionary<TKey, Task<TGrain>> active, TKey key, Func<TGrain> create)
        where TKey : notnull
        where TGrain : Grain
    {
        if (!active.TryGetValue(key, out var activation)) active[key] = activation = BeginAsync(create());
        try
        {
            return await activation;
        }
        catch
        {
            if (active.GetValueOrDefault(key) == activation) active.Remove(key);
            throw;
        }
    }

    private static async Task<TGrain> BeginAsync<TGrain>(TGrain grain) where TGrain : Grain
    {
        await grain.OnActivateAsync(CancellationToken.None);
        return grain;
    }

    private async Task<bool> PumpAsync()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Process.Time);
            try
            {
                await _pump.PumpAsync(CancellationToken.None);
            }
            catch (JournalUnavailableException)
            {
                // the next round tries again, as the product's does
            }
        }
    }
}
