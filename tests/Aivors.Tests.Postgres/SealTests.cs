using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Postgres;

public sealed class SealTests(Backends backends)
{
    [Fact]
    public async Task Seals_chain_and_verify_names_the_span_in_which_a_fact_was_altered()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        using var sealer = Sealer(bench);
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_1"));
        Assert.Equal(1, await sealer.SealAsync(CancellationToken.None));
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_2"));
        Assert.Equal(1, await sealer.SealAsync(CancellationToken.None));
        Assert.Equal(0, await sealer.SealAsync(CancellationToken.None));
        Assert.Empty(await bench.Database.VerifyAsync());

        await bench.Database.ExecuteAsync("update journal set actor = 'somebody else' where seq = 4");

        var finding = Assert.Single(await bench.Database.VerifyAsync());
        Assert.Contains("after 3 was altered", finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update tenants set balance_seconds = balance_seconds + 60, granted_seconds = granted_seconds + 60", "the balance is")]
    [InlineData("delete from journal where seq = 3", "facts are numbered")]
    [InlineData("update journal set balance_seconds = 0 where seq = 3", "fact 3 carries the balance")]
    [InlineData("update calls set charged_seconds = 60", "is charged 60 s by its row and 120 s by the journal")]
    [InlineData("update calls set duration_ms = 200000", "of 200000 ms is charged 120 s")]
    [InlineData("update call_days set calls = 2", "the counters of")]
    [InlineData("update call_days set duration_ms = 1", "the hours of")]
    [InlineData("update call_hours set charged_seconds = charged_seconds + 60", "of 2026-09-21 and agent agent_one do not fit")]
    [InlineData("update call_hours set calls = 2 where agent_id = ''", "of 2026-09-21 and all agents do not fit")]
    [InlineData("delete from call_hours", "the hours of")]
    [InlineData("delete from calls", "is charged no s by its row")]
    [InlineData("update calls set charged_seconds = null, charge_seq = null, rule = null", "is over after 61499 ms and has no charge")]
    [InlineData("update journal set amount_seconds = -60 where kind = 'call_charged'", "charges 60 s for 61499 ms")]
    [InlineData("drop index journal_one_charge_per_call; insert into journal select tenant_id, seq + 1, at, kind, call_id, amount_seconds, balance_seconds - 120, rule, data, actor from journal where seq = 3", "has 2 charges")]
    [InlineData("alter table agent_bindings drop constraint agent_bindings_never_overlap; insert into agent_bindings (agent_id, tenant_id, from_at, to_at, actor) select agent_id, tenant_id, from_at, now(), 'test' from agent_bindings", "the bindings of agent agent_one overlap")]
    [InlineData("alter table agent_bindings drop constraint agent_bindings_tenant_id_fkey; delete from users; delete from tenants", "rows of journal belong to no tenant")]
    public async Task Verify_finds_what_does_not_add_up(string damage, string finding)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_one");
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_one", "call_1"));

        await bench.Database.ExecuteAsync(damage);

        Assert.Contains(await bench.Database.VerifyAsync(), f => f.Contains(finding, StringComparison.Ordinal));
    }

    private static Sealer Sealer(JournalBench bench) =>
        new(bench.Database.Writer, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<Sealer>.Instance);
}
