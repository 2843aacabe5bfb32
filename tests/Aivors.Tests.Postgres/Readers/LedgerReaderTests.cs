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
            var page = await ledger.ListAsync(ReadScope.Tenant(tenant), tenant, LedgerFilter.None, 3, before, CancellationToken.None);
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

        Assert.Empty((await ledger.ListAsync(ReadScope.Tenant(mine), theirs, LedgerFilter.None, 10, null, CancellationToken.None)).Entries);
        var named = await ledger.ListAsync(ReadScope.Admin(), theirs, LedgerFilter.None, 10, null, CancellationToken.None);
        Assert.Equal([0L, 600L], named.Entries.Select(entry => entry.AmountSeconds));
    }

    [Fact]
    public async Task Facts_are_found_by_kind_and_by_the_tenants_days_also_where_the_clocks_of_silos_differ()
    {
        var random = new Random(9);
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "America/New_York", CommandKey = "zone", Actor = "test" });
        for (var i = 0; i < 40; i++)
        {
            // A few minutes back now and then, as another silo's clock would have it.
            bench.Now = Deliveries.Start.AddHours(i * 3).AddMinutes(random.Next(-20, 20));
            await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", $"call_{i}"), Deliveries.Started("agent_a", $"call_on_{i}"));
        }

        var ledger = new PostgresLedgerReader(bench.Database.Reader);
        var all = await ReadAllAsync(ledger, tenant, LedgerFilter.None);
        Assert.Equal(all.Select(entry => entry.At), all.Select(entry => entry.LocalAt!.Value));
        Assert.Equal(TimeSpan.FromHours(-4), all[0].LocalAt!.Value.Offset);
        for (var round = 0; round < 60; round++)
        {
            var from = new DateOnly(2026, 9, 19).AddDays(random.Next(9));
            var filter = new LedgerFilter
            {
                Kinds = random.Next(3) switch { 0 => [], 1 => ["call_started"], _ => ["call_charged", "tenant_changed"] },
                From = random.Next(3) == 0 ? null : from,
                To = random.Next(3) == 0 ? null : from.AddDays(random.Next(4)),
            };

            var expected = all.Where(entry => (filter.Kinds.Count == 0 || filter.Kinds.Contains(entry.Kind))
                && !(Day(entry) < filter.From) && !(Day(entry) > filter.To)).Select(entry => entry.Seq);

            Assert.Equal(expected, (await ReadAllAsync(ledger, tenant, filter)).Select(entry => entry.Seq));
        }
    }

    private static DateOnly Day(LedgerEntry entry) => DateOnly.FromDateTime(entry.LocalAt!.Value.DateTime);

    private static async Task<List<LedgerEntry>> ReadAllAsync(PostgresLedgerReader ledger, Guid tenant, LedgerFilter filter)
    {
        var read = new List<LedgerEntry>();
        long? before = null;
        do
        {
            var page = await ledger.ListAsync(ReadScope.Tenant(tenant), tenant, filter, 7, before, CancellationToken.None);
            read.AddRange(page.Entries);
            before = page.Next;
        }
        while (before is not null);

        return read;
    }
}
