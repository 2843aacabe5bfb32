using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>What is stored of a delivery's origin, and what is said of a call id that two tenants have.</summary>
public sealed class DeliveryProofTests(Backends backends)
{
    private const string Agent = "agent_one";
    private const string Row = "select format('%s %s %s', verdict, event, coalesce(proof || ' ' || workspace_id, proof, '-')) from deliveries";

    private static readonly Guid Workspace = Guid.Parse("5a7c0f4e-2f6b-4d11-9a4f-1f6f6a1f2b3c");

    [Fact]
    public async Task An_applied_delivery_keeps_its_name_its_proof_and_its_workspace()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);

        await bench.AppendAsync(tenant, Signed(Deliveries.TransferEnded(Agent, "call_1")));

        Assert.Equal($"recorded transfer_ended signed {Workspace}", await bench.Database.ScalarAsync<string>(Row));
        Assert.Equal("call_ended", await bench.Database.ScalarAsync<string>("select event from calls"));
    }

    [Fact]
    public async Task A_delivery_that_says_nothing_of_it_has_none()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync(Agent);

        await bench.AppendAsync(tenant, Deliveries.Ended(Agent, "call_1"));

        Assert.Equal("recorded call_ended -", await bench.Database.ScalarAsync<string>(Row));
    }

    [Fact]
    public async Task A_kept_delivery_keeps_them_too_and_holds_on_to_them_when_it_is_applied()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var delivery = Signed(Deliveries.Ended(Agent, "call_1"));

        await bench.Journal.KeepAsync(delivery, Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);
        Assert.Equal($"quarantined call_ended signed {Workspace}", await bench.Database.ScalarAsync<string>(Row));

        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, delivery with { Proof = null, WorkspaceId = null });
        Assert.Equal($"recorded call_ended signed {Workspace}", await bench.Database.ScalarAsync<string>(Row));
    }

    [Fact]
    public async Task What_the_Api_rejects_keeps_them_too()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new PostgresDeliveryStore(bench.Database.Reader);
        var rejected = new RejectedDelivery(Guid.CreateVersion7(), "retell", Deliveries.Start, "broken_json", null, null, new byte[] { 1 });

        await store.KeepRejectedAsync(rejected with { Proof = DeliveryProof.Signed, WorkspaceId = Workspace }, CancellationToken.None);

        Assert.Equal($"rejected  signed {Workspace}", await bench.Database.ScalarAsync<string>(Row));
    }

    [Fact]
    public async Task The_trace_of_the_first_request_is_kept_by_what_is_applied_waits_or_is_rejected()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var store = new PostgresDeliveryStore(bench.Database.Reader);
        var waiting = new PostgresWaitingDeliveries(bench.Database.Writer);
        var first = Deliveries.Ended(Agent, "call_1") with { TraceId = Trace('a') };
        var second = Deliveries.Ended(Agent, "call_2") with { TraceId = Trace('b'), ReceivedAt = first.ReceivedAt.AddSeconds(1) };
        await bench.Journal.KeepAsync(first, Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);
        await store.KeepPendingAsync(second, CancellationToken.None);
        await store.KeepRejectedAsync(
            new RejectedDelivery(Guid.CreateVersion7(), "n8n", Deliveries.Start, "broken_json", null, "call_4", new byte[] { 1 }) { TraceId = Trace('d') }, CancellationToken.None);
        Assert.True(await waiting.ReplayAsync(first.DeliveryId, CancellationToken.None));
        // Received at the same time, so that only their ids, made within a millisecond, would order them.
        var leased = (await waiting.LeaseAsync(10, TimeSpan.FromSeconds(15), CancellationToken.None)).OrderBy(d => d.CallId).ToArray();

        var tenant = await bench.OpenTenantAsync(Agent);
        await bench.AppendAsync(tenant, leased[0] with { TraceId = Trace('f') });
        await bench.AppendAsync(tenant, leased[1], Deliveries.Ended(Agent, "call_3") with { TraceId = Trace('c') });

        Assert.Equal([Trace('a'), Trace('b')], leased.Select(d => d.TraceId));
        Assert.Equal("call_1 a, call_2 b, call_3 c, call_4 d", await bench.Database.ScalarAsync<string>(
            "select string_agg(call_id || ' ' || left(trace_id, 1), ', ' order by call_id) from deliveries"));
    }

    [Fact]
    public async Task A_call_id_of_another_tenant_is_kept_apart_and_reported_while_it_brings_news()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var first = await bench.OpenTenantAsync(Agent);
        var second = await bench.OpenTenantAsync("agent_two");

        var mine = (await bench.AppendAsync(first, Deliveries.Ended(Agent, "call_1")))[0]!;
        var theirs = (await bench.AppendAsync(second, Deliveries.Ended("agent_two", "call_1")))[0]!;
        var again = (await bench.AppendAsync(second, Deliveries.Ended("agent_two", "call_1")))[0]!;
        var other = (await bench.AppendAsync(second, Deliveries.Ended("agent_two", "call_2")))[0]!;

        Assert.Equal((null, first, null, null), (mine.AlsoOf, theirs.AlsoOf, again.AlsoOf, other.AlsoOf));
        Assert.Equal((5_880L, 5_760L), (await bench.BalanceAsync(first), await bench.BalanceAsync(second)));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    private static string Trace(char digit) => new(digit, 32);

    private static CallDelivery Signed(CallDelivery delivery) => delivery with { Proof = DeliveryProof.Signed, WorkspaceId = Workspace };
}
