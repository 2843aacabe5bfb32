using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres;

/// <summary>What is erased is gone, stays gone whatever comes later, and leaves the books as they were.</summary>
public sealed class ErasureTests(Backends backends)
{
    private const string Canary = "canary-of-a-caller";

    private static readonly string[] Tables = ["journal", "calls", "call_search", "deliveries", "call_days", "call_hours", "seals", "audit_log", "tenants"];

    [Fact]
    public async Task A_call_is_erased_with_what_waits_of_it_and_no_late_delivery_brings_it_back()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        var call = WithCanary(Deliveries.Analyzed("agent_a", "call_1"));
        await bench.AppendAsync(tenant, call);
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_2"));
        await new PostgresDeliveryStore(bench.Database.Reader).KeepPendingAsync(call.Again(), CancellationToken.None);
        await bench.Journal.KeepAsync(call.Again(), Verdict.Quarantined, QuarantineReason.NoOwner, CancellationToken.None);
        var balance = await bench.BalanceAsync(tenant);
        Assert.Equal(["calls", "deliveries"], await HoldingAsync(bench));

        var erased = await bench.ExecuteAsync(tenant, Erase("call_1"));
        // its retry, and a longer end, which is a correction
        var late = await bench.AppendAsync(tenant, call.Again());
        var longer = await bench.AppendAsync(tenant, WithCanary(Deliveries.Analyzed("agent_a", "call_1", 130_000)));

        Assert.Equal((CommandStatus.Done, erased.SeqBefore + 1), (erased.Status, erased.SeqAfter));
        Assert.Empty(await HoldingAsync(bench));
        Assert.Equal((Verdict.Duplicate, null, null), (late[0]!.Verdict, late[0]!.Kind, late[0]!.Call.PhoneNumber));
        Assert.Equal(("call_corrected", balance - 60), (longer[0]!.Kind, longer[0]!.BalanceSeconds));
        Assert.Equal("Agent: Hello.\nUser: Hi.\n", await bench.Database.ScalarAsync<string>("select transcript from calls where call_id = 'call_2'"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task Counters_charges_and_balance_are_as_before_and_each_call_has_one_fact()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        foreach (var call in (string[])["call_1", "call_2", "call_3"]) await bench.AppendAsync(tenant, Deliveries.Analyzed("agent_a", call));
        var (counted, balance) = (await CountedAsync(bench), await bench.BalanceAsync(tenant));

        var command = Erase("call_3", "call_1", "call_of_nobody");
        var erased = await bench.ExecuteAsync(tenant, command);
        var again = await bench.ExecuteAsync(tenant, Erase("call_1", "call_3"));
        var same = await bench.ExecuteAsync(tenant, command);
        var reused = await bench.ExecuteAsync(tenant, command with { CallIds = ["call_2"] });

        Assert.Equal((erased.SeqBefore + 2, CommandStatus.Unchanged, true), (erased.SeqAfter, again.Status, same.Repeated));
        Assert.Equal(CommandStatus.KeyReused, reused.Status);
        Assert.Equal((counted, balance), (await CountedAsync(bench), await bench.BalanceAsync(tenant)));
        Assert.Equal("call_1 0 request, call_3 0 request", await bench.Database.ScalarAsync<string>(
            "select string_agg(format('%s %s %s', call_id, amount_seconds, data->>'cause'), ', ' order by seq) from journal where kind = 'call_erased'"));
        Assert.Empty(await bench.Database.VerifyAsync());
    }

    [Fact]
    public async Task A_tenants_command_erases_no_other_tenants_call_of_the_same_id()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var (one, other) = (await bench.OpenTenantAsync("agent_a"), await bench.OpenTenantAsync("agent_b"));
        await bench.AppendAsync(one, Deliveries.Ended("agent_a", "call_1"));
        await bench.AppendAsync(other, WithCanary(Deliveries.Ended("agent_b", "call_1")));

        Assert.Equal(CommandStatus.Done, (await bench.ExecuteAsync(one, Erase("call_1"))).Status);

        Assert.Equal(["calls"], await HoldingAsync(bench));
        Assert.Equal(CommandStatus.Invalid, (await bench.ExecuteAsync(one, Erase())).Status);
        Assert.Equal(CommandStatus.Invalid, (await bench.ExecuteAsync(one, Erase([.. Enumerable.Range(0, 201).Select(i => $"call_{i}")]))).Status);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_fill_an_erased_call()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_1"));
        await bench.ExecuteAsync(tenant, Erase("call_1"));

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bench.Database.ExecuteAsync("update calls set transcript = 'again'"));

        Assert.Equal("calls_erased_stays_empty", refused.ConstraintName);
    }

    private static EraseCalls Erase(params string[] calls) =>
        new() { CallIds = calls, Cause = "request", CommandKey = $"erase-{Guid.NewGuid()}", Actor = "test" };

    private static CallDelivery WithCanary(CallDelivery delivery) => delivery with
    {
        Payload = System.Text.Encoding.UTF8.GetBytes($$"""{"transcript":"{{Canary}}"}"""),
        Fields = delivery.Fields with
        {
            FromNumber = Canary,
            ToNumber = Canary,
            Transcript = Canary,
            Summary = Canary,
            Analysis = $$"""{"call_summary":"{{Canary}}"}""",
            RecordingUrl = $"https://example.test/{Canary}",
            PublicLogUrl = $"https://example.test/{Canary}",
            TransferDestination = Canary,
            Metadata = $$"""{"name":"{{Canary}}"}""",
        },
    };

    private static Task<string> CountedAsync(JournalBench bench) => bench.Database.ScalarAsync<string>(
        "select string_agg(d::text, ' ' order by d::text) || (select string_agg(h::text, ' ' order by h::text) from call_hours h) from call_days d");

    /// <summary>The tables of which a row holds the canary, as text or as bytes.</summary>
    private static async Task<IReadOnlyList<string>> HoldingAsync(JournalBench bench)
    {
        var holding = new List<string>();
        var bytes = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Canary));
        foreach (var table in Tables)
        {
            var found = await bench.Database.ScalarAsync<long>(
                $"select count(*) from {table} t where position($1 in t::text) > 0 or position($2 in t::text) > 0", Canary, bytes);
            if (found > 0) holding.Add(table);
        }

        return holding;
    }
}
