using System.Globalization;
using System.Text.RegularExpressions;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Testing;
using Aivors.Testing.Stack;
using Npgsql;
using NpgsqlTypes;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>What lists, searches and the ledger may read of a tenant with many calls.</summary>
public sealed class CallPlanTests(Backends backends)
{
    [Theory]
    [InlineData(CallSort.At, true, "calls_by_time")]
    [InlineData(CallSort.Duration, false, "calls_by_duration")]
    [InlineData(CallSort.Duration, true, "calls_by_duration")]
    [InlineData(CallSort.Charged, false, "calls_by_charge")]
    public async Task A_page_sorted_by_any_key_goes_straight_to_its_place_in_an_index(CallSort sort, bool ascending, string index)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await FillAsync(bench);
        var order = new CallOrder(sort, ascending);
        var place = new CallPlace(300, Deliveries.Start.AddMinutes(500), "call_500");

        var plan = await ExplainPageAsync(
            bench, tenant, new CallPageQuery(new CallFilter { Direction = "inbound" }, order, 50, place, new CallTexts(200, false)));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.Matches(@"Index Cond: .*ROW\(.*call_id\) [<>] ROW", plan);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_reads_no_more_of_long_transcripts_than_their_beginning()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await FillAsync(bench);
        var query = new CallPageQuery(CallFilter.None, CallOrder.NewestFirst, 50, null, new CallTexts(200, false));
        var shortOnes = BlocksOf(await ExplainPageAsync(bench, tenant, query));

        // 256 KiB each, which does not compress well.
        await bench.Database.ExecuteAsync(
            """
            update calls set transcript = noise, payload = convert_to(noise, 'utf8')
            from (select string_agg(md5(random()::text), '') as noise from generate_series(1, 8192)) n
            where call_id in (select call_id from calls order by at desc limit 60)
            """);
        await bench.Database.ExecuteAsync("vacuum analyze calls");
        var longOnes = BlocksOf(await ExplainPageAsync(bench, tenant, query));

        // All of them would be 1,700 blocks at least, and the payloads as many.
        Assert.True(longOnes < shortOnes + 400, $"{longOnes} blocks, and {shortOnes} without long transcripts");
    }

    [Theory]
    [InlineData("w19876", "call_search_words")]
    [InlineData("common", "call_search_by_time")]
    public async Task A_search_takes_the_index_that_fits_its_words(string word, string index)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await FillAsync(bench);
        await bench.Database.ExecuteAsync(
            "insert into call_search select call_id, tenant_id, at, format('''common'':1 ''w%s'':2', substr(call_id, 6))::tsvector from calls");
        await bench.Database.ExecuteAsync("vacuum analyze call_search");

        var before = await ScansAsync(bench, index);
        await bench.Database.ScalarAsync<string>(
            $"select set_config('aivors.admin', 'on', false), (select count(*) from call_matches('{tenant}', '{word}', '-infinity', 'infinity', false, 'infinity', '', 51))");

        await Poll.UntilAsync($"{index} was used", async () => await ScansAsync(bench, index) > before);
    }

    [Fact]
    public async Task A_ledger_of_grants_or_of_a_day_does_not_read_the_rest()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into journal (tenant_id, seq, at, kind, call_id, balance_seconds, actor)
            select $1, i, $2::timestamptz + i * interval '1 minute', 'call_enriched', 'call_' || i, 0, 'test' from generate_series(4, 20003) i
            """,
            tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("update tenants set head_seq = 20003 where tenant_id = $1", tenant);
        await bench.Database.ExecuteAsync("vacuum analyze");
        var noDay = new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Date, Value = DBNull.Value };

        var grants = await ReadPlan.ExplainAsync(
            bench.Database.Reader, tenant, PostgresLedgerReader.List, tenant, long.MaxValue, 51, new[] { "credits_granted" }, noDay, noDay.Clone());
        var day = await ReadPlan.ExplainAsync(
            bench.Database.Reader, tenant, PostgresLedgerReader.List, tenant, long.MaxValue, 51, Array.Empty<string>(),
            new DateOnly(2026, 9, 23), new DateOnly(2026, 9, 23));

        Assert.Contains("journal_beside_calls", grants, StringComparison.Ordinal);
        Assert.True(BlocksOf(grants) < 100, grants);
        Assert.True(BlocksOf(day) < 200, day);
    }

    private static async Task<Guid> FillAsync(JournalBench bench)
    {
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day, hour, direction, duration_ms, charged_seconds, charge_seq, rule)
            select 'call_' || i, $1, 'agent_a', 'call_ended', 2, moment, moment, moment::date, 0, 'inbound', (i * 7919) % 600000, ((i * 7919) % 20) * 60, i, 'test'
            from generate_series(1, 20000) i, lateral (select $2::timestamptz + i * interval '1 minute' as moment) m
            """,
            tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("vacuum analyze calls");
        return tenant;
    }

    private static async Task<string> ExplainPageAsync(JournalBench bench, Guid tenant, CallPageQuery query)
    {
        await using var batch = bench.Database.Reader.CreateBatch();
        PostgresCallListReader.AddPage(batch, new CallConditions(tenant).Filter(query.Filter).After(query.Order, query.After), query);
        var page = batch.BatchCommands[0];
        return await ReadPlan.ExplainAsync(bench.Database.Reader, tenant, page.CommandText, [ReadPlan.InIndexOrder, .. page.Parameters.Select(parameter => parameter.Value!)]);
    }

    private static long BlocksOf(string plan) =>
        Regex.Matches(plan.Split('\n').First(line => line.Contains("Buffers:", StringComparison.Ordinal)), "(?:hit|read)=([0-9]+)")
            .Sum(match => long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    private static Task<long> ScansAsync(JournalBench bench, string index) =>
        bench.Database.ScalarAsync<long>("select coalesce(sum(idx_scan), 0)::int8 from pg_stat_user_indexes where indexrelname = $1", index);
}
