using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

public sealed class DeliveryTests(Backends backends)
{
    [Fact]
    public async Task A_call_is_routed_stored_and_charged_once_and_the_view_follows()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var agent = cluster.Agent("agent_a");

        Assert.Equal(Verdict.Recorded, (await agent.DeliverAsync(Deliveries.Started("agent_a", "call_1"))).Verdict);
        Assert.Equal("call_1", Assert.Single((await cluster.Tenant(tenant).GetViewAsync())!.RunningCalls).CallId);
        var ended = await agent.DeliverAsync(Deliveries.Ended("agent_a", "call_1"));
        var again = await agent.DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Equal((Verdict.Recorded, tenant, 5_880L), (ended.Verdict, ended.TenantId, ended.Credits!.BalanceSeconds));
        Assert.Equal((Verdict.Duplicate, 5_880L), (again.Verdict, again.Credits!.BalanceSeconds));
        var view = (await cluster.Tenant(tenant).GetViewAsync())!;
        Assert.Empty(view.RunningCalls);
        Assert.Equal(("call_1", 120L), (view.LatestCalls[0].CallId, view.LatestCalls[0].ChargedSeconds));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task Sixty_four_copies_of_one_call_at_once_through_two_silos_are_one_charge()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, silos: 2);
        var tenant = await cluster.OpenTenantAsync("agent_a");

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"))));

        Assert.Equal(1, results.Count(r => r.Verdict == Verdict.Recorded));
        Assert.Equal(63, results.Count(r => r.Verdict == Verdict.Duplicate));
        Assert.Equal(5_880L, await cluster.BalanceAsync(tenant));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_lost_commit_answer_is_tried_again_under_the_same_id_and_charged_once()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        cluster.Faults.LostAnswers = 1;

        var result = await cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", "call_1"));

        Assert.Equal((DeliveryStatus.Applied, Verdict.Recorded, 5_880L), (result.Status, result.Verdict, result.Credits!.BalanceSeconds));
        Assert.Equal(5_880L, await cluster.BalanceAsync(tenant));
        Assert.Equal(5_880L, (await cluster.Tenant(tenant).GetViewAsync())!.Credits.BalanceSeconds);
    }

    [Fact]
    public async Task A_journal_that_never_answers_is_unavailable_and_the_same_delivery_lands_later_once()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, configure: o => o.Attempts = 2);
        var tenant = await cluster.OpenTenantAsync("agent_a");
        var delivery = Deliveries.Ended("agent_a", "call_1");
        cluster.Faults.RefusedConnections = 1;
        cluster.Faults.LostAnswers = 1;

        var unknown = await cluster.Agent("agent_a").DeliverAsync(delivery);
        var later = await cluster.Agent("agent_a").DeliverAsync(delivery);

        Assert.Equal(DeliveryStatus.Unavailable, unknown.Status);
        Assert.Equal((DeliveryStatus.Applied, Verdict.Recorded), (later.Status, later.Verdict));
        Assert.Equal(5_880L, await cluster.BalanceAsync(tenant));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task One_poisoned_delivery_among_good_ones_fails_alone_and_is_kept()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        await cluster.OpenTenantAsync("agent_a");
        var poison = Deliveries.Ended("agent_a", "call_poison");
        poison = poison with { Fields = poison.Fields with { Summary = "a NUL \0 that Postgres refuses" } };
        // All of them queue behind the first, so that they become one group.
        var gate = new TaskCompletionSource();
        cluster.Faults.Gate = gate.Task;
        var agent = cluster.Agent("agent_a");
        var good = Enumerable.Range(0, 40).Select(i => agent.DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}"))).ToArray();
        var bad = agent.DeliverAsync(poison);
        gate.SetResult();

        Assert.All(await Task.WhenAll(good), r => Assert.Equal(Verdict.Recorded, r.Verdict));
        Assert.Equal((DeliveryStatus.Refused, "22021"), ((await bad).Status, (await bad).Reason));
        Assert.Equal("refused_22021", await cluster.Database.ScalarAsync<string>("select reason from deliveries where verdict = 'rejected'"));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_full_queue_says_so_and_writes_nothing_of_what_it_refused()
    {
        await using var cluster = await GrainCluster.StartAsync(backends, configure: o => (o.QueueCapacity, o.GroupRows) = (16, 4));
        await cluster.OpenTenantAsync("agent_a");
        var gate = new TaskCompletionSource();
        cluster.Faults.Gate = gate.Task;

        var all = Enumerable.Range(0, 60).Select(i => cluster.Agent("agent_a").DeliverAsync(Deliveries.Ended("agent_a", $"call_{i}"))).ToArray();
        var refused = await await Task.WhenAny(all);
        gate.SetResult();
        var results = await Task.WhenAll(all);

        Assert.Equal(DeliveryStatus.Overloaded, refused.Status);
        Assert.Equal(
            results.Count(r => r.Status == DeliveryStatus.Applied),
            await cluster.Database.ScalarAsync<long>("select count(*) from calls"));
        Assert.Empty(await cluster.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_delivery_signed_by_another_tenants_workspace_is_quarantined_and_the_owners_own_is_not()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var owner = await cluster.OpenTenantAsync("agent_a");
        var stranger = await cluster.OpenTenantAsync("agent_b");
        var forged = Deliveries.Ended("agent_a", "call_1") with { WorkspaceId = Guid.NewGuid(), WorkspaceTenantId = stranger, Proof = DeliveryProof.Signed };

        var refused = await cluster.Agent("agent_a").DeliverAsync(forged);
        var taken = await cluster.Agent("agent_a").DeliverAsync(forged.Again() with { CallId = "call_2", WorkspaceTenantId = owner });

        Assert.Equal((Verdict.Quarantined, QuarantineReason.OtherWorkspace), (refused.Verdict, refused.Reason));
        Assert.Equal((Verdict.Recorded, owner), (taken.Verdict, taken.TenantId));
        Assert.Equal("other_workspace", await cluster.Database.ScalarAsync<string>("select reason from deliveries where verdict = 'quarantined'"));
        Assert.Equal((5_880L, 6_000L), (await cluster.BalanceAsync(owner), await cluster.BalanceAsync(stranger)));
        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("select count(*) from calls"));
    }

    [Fact]
    public async Task An_unknown_agents_delivery_is_quarantined_once_with_its_body()
    {
        await using var cluster = await GrainCluster.StartAsync(backends);
        var delivery = Deliveries.Ended("agent_unknown", "call_1");

        Assert.Equal(Verdict.Quarantined, (await cluster.Agent("agent_unknown").DeliverAsync(delivery)).Verdict);
        Assert.Equal(Verdict.Quarantined, (await cluster.Agent("agent_unknown").DeliverAsync(delivery.Again())).Verdict);

        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("select count(*) from deliveries where verdict = 'quarantined'"));
        Assert.Equal(delivery.Payload, await cluster.Database.ScalarAsync<byte[]>("select body from deliveries"));
    }
}
