using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class LedgerReaderTests(Backends backends)
{
    [Fact]
    public async Task Ledger_paged_is_every_fact_once_from_the_newest_down()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 8).Select(i => Deliveries.Ended("agent_a", $"call_{i}"))]);
        var ledger = new PostgresLedgerReader(bench.Database.Reader);

        var seen = new List<LedgerEntry>();
        long? before = null;
        do
        {
            var page = await ledger.ListAsync(ReadScope.Tenant(tenant), tenant, 3, before, CancellationToken.None);
            seen.AddRange(page.Entries);
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], seen.Select(entry => entry.Seq));
        Assert.Equal(seen[0].BalanceSeconds, seen.Sum(entry => entry.AmountSeconds));
        Assert.Equal(("credits_granted", 6_000L, """{"reason": "sign-up"}"""), (seen[^1].Kind, seen[^1].AmountSeconds, seen[^1].Data));
        Assert.Equal(("call_charged", -120L, "minute-up@1"), (seen[0].Kind, seen[0].AmountSeconds, seen[0].Rule));
    }

    [Fact]
    public async Task Another_tenants_scope_sees_no_fact_and_an_admin_only_the_named_tenants()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await bench.OpenTenantAsync("agent_a");
        var theirs = await bench.OpenTenantAsync("agent_b", grantSeconds: 600);
        var ledger = new PostgresLedgerReader(bench.Database.Reader);

        Assert.Empty((await ledger.ListAsync(ReadScope.Tenant(mine), theirs, 10, null, CancellationToken.None)).Entries);
        var named = await ledger.ListAsync(ReadScope.Admin(), theirs, 10, null, CancellationToken.None);
        Assert.Equal([0L, 600L], named.Entries.Select(entry => entry.AmountSeconds));
    }
}
