using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Cluster;

/// <summary>What was erased is not fetched again, not told again and not applied again by anything that goes on by itself.</summary>
public sealed class ErasedCallTests(Backends backends)
{
    [Fact]
    public async Task A_reconciliation_a_retry_and_a_replay_leave_an_erased_call_erased_and_correct_its_cost_all_the_same()
    {
        await using var bench = await ReconciliationBench.StartAsync(backends);
        var now = DateTimeOffset.UtcNow;
        var same = bench.AddCall("call_same", now.AddHours(-1));
        var longer = bench.AddCall("call_longer", now.AddHours(-1), durationMs: 130_000);
        var told = longer with { Fields = longer.Fields with { DurationMs = 61_499, EndedAt = longer.Fields.StartedAt!.Value.AddMilliseconds(61_499) } };
        foreach (var delivery in new[] { same, told }) await DeliverAsync(bench, delivery);
        // kept besides, as a sender's retry is when nobody owns the agent for a moment
        await bench.Cluster.Database.ExecuteAsync(
            """
            insert into deliveries (delivery_id, received_at, door, verdict, reason, agent_id, call_id, event, event_rank, body, body_hash, fields)
            select gen_random_uuid(), now(), 'n8n', 'quarantined', 'no_owner', agent_id, call_id, 'call_ended', 2, 'secret'::bytea, 'x'::bytea,
              '{"fromNumber":"+14155550100","transcript":"what was said","durationMs":61499,"durationSource":4}'
            from calls
            """);

        var erased = await bench.Cluster.Tenant(bench.TenantId).ExecuteAsync(
            new EraseCalls { CallIds = ["call_same", "call_longer"], Cause = "request", CommandKey = "erase", Actor = "test" });
        Assert.Equal(CommandStatus.Done, erased.Status);

        var run = await bench.RunAsync();
        await DeliverAsync(bench, same.Again());
        Assert.Equal(2, (await bench.Cluster.Cluster.Client.GetGrain<IInboxGrain>(0).ReleaseAgentAsync("agent_a", null)).Count);
        await Aivors.Testing.Stack.Poll.UntilAsync("what waited is applied", async () =>
            await bench.Database.ScalarAsync<long>("select count(*) from deliveries where verdict in ('pending', 'quarantined')") == 0);

        Assert.Equal((0, 1), (run.Counts.Missing, run.Counts.Corrected));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>(
            """
            select count(*) from calls where erased_at is null or coalesce(from_number, to_number, transcript, summary, analysis::text, recording_url,
              public_log_url, transfer_destination, metadata::text) is not null or payload is not null
            """));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>("select count(*) from deliveries where body is not null or fields is not null"));
        Assert.Equal(6_000L - 120 - 180, await bench.Cluster.BalanceAsync(bench.TenantId));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    private static async Task DeliverAsync(ReconciliationBench bench, CallDelivery delivery) =>
        Assert.Equal(DeliveryStatus.Applied, (await bench.Cluster.Agent(delivery.AgentId).DeliverAsync(delivery)).Status);
}
