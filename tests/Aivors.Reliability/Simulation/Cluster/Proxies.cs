using Aivors.Grains.Contracts;

namespace Aivors.Reliability.Simulation.Cluster;

internal interface ITenantGrainProxy : ITenantGrain;

internal interface IAgentGrainProxy : IAgentGrain;

/// <summary>A tenant's grain as a process of the simulation calls it: over a network that loses and delays.</summary>
internal sealed class TenantProxy(SimCluster cluster, World.SimProcess caller, Guid id) : ITenantGrainProxy
{
    public Task<DeliveryResult> DeliverAsync(CallDelivery delivery) => Call(g => g.DeliverAsync(delivery), 3);

    public Task<CommandResult> ExecuteAsync(TenantCommand command) => Call(g => g.ExecuteAsync(command), 10);

    public Task<TenantView?> GetViewAsync() => Call(g => g.GetViewAsync(), 5);

    public Task<long> WatchAsync(ITenantWatcher watcher) => throw new NotSupportedException();

    public Task UnwatchAsync(ITenantWatcher watcher) => throw new NotSupportedException();

    private Task<T> Call<T>(Func<ITenantGrain, Task<T>> call, int seconds) =>
        cluster.CallAsync(caller, $"t/{id}", silo => silo.TenantAsync(id), call, TimeSpan.FromSeconds(seconds));
}

internal sealed class AgentProxy(SimCluster cluster, World.SimProcess caller, string id) : IAgentGrainProxy
{
    public Task<DeliveryResult> DeliverAsync(CallDelivery delivery) => Call(g => g.DeliverAsync(delivery), 3);

    public Task<TenantView?> GetOwnerAsync() => Call(g => g.GetOwnerAsync(), 3);

    public Task<CommandResult> ConnectAsync(Guid tenantId, string commandKey, string actor) => Call(g => g.ConnectAsync(tenantId, commandKey, actor), 10);

    public Task<CommandResult> DisconnectAsync(Guid tenantId, string commandKey, string actor) => Call(g => g.DisconnectAsync(tenantId, commandKey, actor), 10);

    private Task<T> Call<T>(Func<IAgentGrain, Task<T>> call, int seconds) =>
        cluster.CallAsync(caller, $"a/{id}", silo => silo.AgentAsync(id), call, TimeSpan.FromSeconds(seconds));
}
