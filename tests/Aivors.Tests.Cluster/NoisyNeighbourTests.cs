using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

/// <summary>One tenant's flood fills its own share of the writer's queue and no more.</summary>
public sealed class NoisyNeighbourTests(Backends backends)
{
    [Fact]
    public async Task A_flood_of_one_tenant_is_shed_at_its_own_share_and_the_other_tenant_loses_nothing()
    {
        const int share = 32;
        await using var cluster = await GrainCluster.StartAsync(backends, configure: options => (options.TenantInFlight, options.QueueCapacity) = (share, 2 * share));
        var loud = await cluster.OpenTenantAsync("agent_loud");
        var quiet = await cluster.OpenTenantAsync("agent_quiet");
        var gate = new TaskCompletionSource();
        cluster.Faults.Gate = gate.Task;

        // the database stands still meanwhile, so nothing that was taken can be done
        var flood = Enumerable.Range(0, 10 * share).Select(i => DeliverAsync(loud, "agent_loud", $"loud_{i}")).ToList();
        var refused = new List<Task<DeliveryResult>>();
        while (refused.Count < 9 * share) refused = [.. refused, await NextAsync(flood, refused)];
        var ours = Enumerable.Range(0, share / 2).Select(i => DeliverAsync(quiet, "agent_quiet", $"quiet_{i}")).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(refused), result => Assert.Equal(DeliveryStatus.Overloaded, result.Status));
        Assert.All(await Task.WhenAll(ours), result => Assert.Equal((DeliveryStatus.Applied, Verdict.Recorded), (result.Status, result.Verdict)));
        Assert.Equal(share, (await Task.WhenAll(flood)).Count(result => result.Status == DeliveryStatus.Applied));
        Assert.Equal(share + (share / 2L), await cluster.Database.ScalarAsync<long>("select count(*) from calls"));
        Assert.Empty(await cluster.Database.VerifyAsync());

        // straight to the tenants: which agent is whose is no part of this
        Task<DeliveryResult> DeliverAsync(Guid tenant, string agentId, string callId) =>
            cluster.Tenant(tenant).DeliverAsync(Deliveries.Ended(agentId, callId));
    }

    private static async Task<Task<DeliveryResult>> NextAsync(IEnumerable<Task<DeliveryResult>> all, List<Task<DeliveryResult>> seen) =>
        await Task.WhenAny(all.Except(seen)).WaitAsync(TimeSpan.FromSeconds(20));
}
