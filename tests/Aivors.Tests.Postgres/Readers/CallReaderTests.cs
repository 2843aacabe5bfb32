using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres.Readers;

public sealed class CallReaderTests(Backends backends)
{
    private static readonly CallListQuery All = new(100, 0, null, 100);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(25)]
    public async Task List_paged_by_position_under_ties_is_complete_and_without_repeats(int limit)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        // 25 calls at 3 moments only.
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 25).Select(i => At("agent_a", $"call_{i}", Deliveries.Start.AddSeconds(i % 3)))]);
        var calls = new PostgresCallReader(bench.Database.Reader);

        var seen = new List<CallSummary>();
        CallPosition? after = null;
        do
        {
            var page = await calls.ListAsync(ReadScope.Tenant(tenant), tenant, All with { Limit = limit, After = after }, CancellationToken.None);
            seen.AddRange(page.Calls);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(25, seen.Select(call => call.CallId).Distinct().Count());
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.OrderByDescending(call => call.At).Select(call => call.At), seen.Select(call => call.At));
    }

    [Fact]
    public async Task List_with_skip_goes_on_where_the_page_before_ended()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 5).Select(i => At("agent_a", $"call_{i}", Deliveries.Start.AddSeconds(i)))]);
        var calls = new PostgresCallReader(bench.Database.Reader);

        var page = await calls.ListAsync(ReadScope.Tenant(tenant), tenant, All with { Limit = 2, Skip = 2 }, CancellationToken.None);
        var last = await calls.ListAsync(ReadScope.Tenant(tenant), tenant, All with { Limit = 2, Skip = 4 }, CancellationToken.None);

        Assert.Equal(["call_2", "call_1"], page.Calls.Select(call => call.CallId));
        Assert.Equal(page.Calls[^1].CallId, page.Next?.CallId);
        Assert.Equal("call_0", Assert.Single(last.Calls).CallId);
        Assert.Null(last.Next);
    }

    [Fact]
    public async Task Another_tenants_scope_sees_neither_list_nor_call()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await bench.OpenTenantAsync("agent_a");
        var theirs = await bench.OpenTenantAsync("agent_b");
        await bench.AppendAsync(theirs, Deliveries.Ended("agent_b", "call_theirs"));
        var calls = new PostgresCallReader(bench.Database.Reader);

        Assert.Empty((await calls.ListAsync(ReadScope.Tenant(mine), theirs, All, CancellationToken.None)).Calls);
        Assert.Null(await calls.FindAsync(ReadScope.Tenant(mine), "call_theirs", CancellationToken.None));
        Assert.NotNull(await calls.FindAsync(ReadScope.Tenant(theirs), "call_theirs", CancellationToken.None));
        Assert.NotNull(await calls.FindAsync(ReadScope.Admin(), "call_theirs", CancellationToken.None));
    }

    [Fact]
    public async Task An_admin_who_names_a_tenant_sees_only_its_calls()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_a");
        var other = await bench.OpenTenantAsync("agent_b");
        await bench.AppendAsync(one, Deliveries.Ended("agent_a", "call_one"));
        await bench.AppendAsync(other, Deliveries.Ended("agent_b", "call_other"));

        var page = await new PostgresCallReader(bench.Database.Reader).ListAsync(ReadScope.Admin(), one, All, CancellationToken.None);

        Assert.Equal("call_one", Assert.Single(page.Calls).CallId);
    }

    [Fact]
    public async Task A_call_id_that_two_tenants_have_is_each_ones_own()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var one = await bench.OpenTenantAsync("agent_a");
        var other = await bench.OpenTenantAsync("agent_b");
        await bench.AppendAsync(one, Deliveries.Ended("agent_a", "call_same"));
        await bench.AppendAsync(other, Deliveries.Ended("agent_b", "call_same"));
        var calls = new PostgresCallReader(bench.Database.Reader);

        Assert.Equal(one, (await calls.FindAsync(ReadScope.Tenant(one), "call_same", CancellationToken.None))?.TenantId);
        Assert.Equal(other, (await calls.FindAsync(ReadScope.Tenant(other), "call_same", CancellationToken.None))?.TenantId);
    }

    [Fact]
    public async Task A_call_found_has_everything_that_is_known_of_it_and_a_list_only_the_beginning_of_its_texts()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        var delivery = Deliveries.Analyzed("agent_a", "call_1");
        await bench.AppendAsync(tenant, delivery with { Fields = delivery.Fields with { CostCents = 12.5, Metadata = """{"a": [1]}""" } });
        var calls = new PostgresCallReader(bench.Database.Reader);

        var found = (await calls.FindAsync(ReadScope.Tenant(tenant), "call_1", CancellationToken.None))!;
        var page = await calls.ListAsync(ReadScope.Tenant(tenant), tenant, All with { PreviewLength = 5 }, CancellationToken.None);

        Assert.Equal(delivery.Fields.Transcript, found.Call.Transcript);
        Assert.Equal(delivery.Fields.Analysis, found.Analysis);
        Assert.Equal("""{"a": [1]}""", found.Metadata);
        Assert.Equal((12.5, 120L, 3L, "minute-up@1"), (found.CostCents, found.Call.ChargedSeconds, found.ChargeSeq, found.Rule));
        Assert.Equal(("+14155550100", 61_499L, "call_analyzed"), (found.Call.PhoneNumber, found.Call.DurationMs, found.Call.Event));
        Assert.Equal(("Agent", "They "), (page.Calls[0].Transcript, page.Calls[0].Summary));
    }

    [Theory]
    [InlineData("tenants")]
    [InlineData("journal")]
    [InlineData("calls")]
    [InlineData("call_days")]
    [InlineData("call_hours")]
    [InlineData("agent_bindings")]
    [InlineData("deliveries")]
    [InlineData("users")]
    [InlineData("audit_log")]
    public async Task A_session_without_a_scope_sees_nothing(string table)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_1"));
        // The scope ends with its transaction: nothing of it may stay on the pooled connection.
        await new PostgresCallReader(bench.Database.Reader).ListAsync(ReadScope.Admin(), tenant, All, CancellationToken.None);

        await using var count = bench.Database.Reader.CreateCommand($"select count(*) from {table}");

        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_unavailable()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");

        await Assert.ThrowsAsync<JournalUnavailableException>(
            () => new PostgresCallReader(nowhere).FindAsync(ReadScope.Admin(), "call_1", CancellationToken.None));
    }

    private static CallDelivery At(string agentId, string callId, DateTimeOffset startedAt)
    {
        var delivery = Deliveries.Ended(agentId, callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = startedAt } };
    }
}
