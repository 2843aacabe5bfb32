using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Grains.Search;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres.Readers;

public sealed class CallSearchTests(Backends backends)
{
    [Theory]
    [InlineData("refund", "1 2")]
    [InlineData("REFUND my", "1")]
    [InlineData("\"my refund\"", "1")]
    [InlineData("\"refund my\"", "")]
    [InlineData("refund -invoice", "1")]
    [InlineData("-refund", "3 4 5 6")]
    [InlineData("tannhaus or invoice", "2 3")]
    [InlineData("tann", "3")]
    [InlineData("tann haus", "")]
    [InlineData("555-0132", "3")]
    [InlineData("预约", "4")]
    [InlineData("约明", "4")]
    [InlineData("预明", "")]
    [InlineData("คุณ", "5")]
    [InlineData("🎉", "6")]
    [InlineData("ärger", "6")]
    [InlineData("summary", "6")]
    [InlineData("angry summary", "6")]
    [InlineData("<script>", "6")]
    [InlineData("'; drop table calls; --", "")]
    [InlineData("refund:* & !!((", "1 2")]
    [InlineData("\\", null)]
    [InlineData("\0refund\ud83d", "1 2")]
    public async Task A_search_finds(string query, string? found)
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant,
            Said(1, "Agent: Hello\nUser: I want my refund!"), Said(2, "User: The invoice and the refund, please."),
            Said(3, "Agent: Tannhaus, call 555-0132."), Said(4, "User: 我想预约明天。"), Said(5, "User: ขอบคุณครับ"),
            Said(6, "User: ÄRGER 🎉 <script>alert('x')</script>", "An angry summary."));
        await CallIndexing.IndexAsync(bench.Database);

        if (SearchQuery.TryParse(query) is not { } text)
        {
            Assert.Null(found);
            return;
        }

        Assert.Equal(found, string.Join(' ', (await FindAsync(bench, tenant, text)).Select(call => call.Call.CallId[^1]).Order()));
    }

    [Fact]
    public async Task Any_text_can_be_indexed_and_any_query_asked()
    {
        var random = new Random(3);
        string[] pieces = ["'", "\"", "\\", "|", "&", "!", ":*", "(", ")", "<->", "<2>", "-", " or ", " ", "a", "É", "字", "😀", "\uE000", "\u202e", "%", "_", "{", "\t", "\n", "é", "﷽", "ﬁ"];
        string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => pieces[random.Next(pieces.Length)]));
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 50).Select(i => Said(i, Text(200), Text(30)))]);
        await CallIndexing.IndexAsync(bench.Database);

        for (var i = 0; i < 200; i++)
        {
            if (SearchQuery.TryParse(Text(random.Next(1, 40))) is { } query)
            {
                await FindAsync(bench, tenant, query);
            }
        }

        Assert.Equal(50L, await bench.Database.ScalarAsync<long>("select count(*) from call_search"));
    }

    [Fact]
    public async Task The_longest_texts_are_indexed_as_far_as_the_database_takes_them()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        var random = new Random(11);
        await bench.AppendAsync(tenant,
            Said(1, $"first {string.Join(' ', Enumerable.Range(0, 300_000).Select(i => $"w{i}"))}"),
            Said(2, $"first {string.Concat(Enumerable.Range(0, 500_000).Select(_ => (char)random.Next(0x4E00, 0x9FFF)))}"),
            Said(3, $"first {new string('x', 2_000_000)}"),
            Said(4, string.Concat(Enumerable.Repeat("first ", 100_000))));
        while (await CallIndexing.IndexAsync(bench.Database))
        {
        }

        Assert.Equal(4, (await FindAsync(bench, tenant, SearchQuery.TryParse("first")!)).Count);
    }

    [Fact]
    public async Task The_index_goes_on_where_it_stopped_and_takes_up_what_changed()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        for (var group = 0; group < 7; group++)
        {
            await bench.AppendAsync(tenant, [.. Enumerable.Range(group * 100, 100).Select(i => Said(i, "User: before"))]);
        }

        Assert.True(await CallIndexing.IndexAsync(bench.Database));
        Assert.InRange(await bench.Database.ScalarAsync<long>("select count(*) from call_search"), 1, 699);
        while (await CallIndexing.IndexAsync(bench.Database))
        {
        }

        Assert.Equal(700L, await bench.Database.ScalarAsync<long>("select count(*) from call_search"));

        var analyzed = Deliveries.Analyzed("agent_a", "call_5");
        await bench.AppendAsync(tenant, analyzed with { Fields = analyzed.Fields with { Transcript = "User: afterwards" } });
        Assert.False(await CallIndexing.IndexAsync(bench.Database));

        Assert.Equal("call_5", Assert.Single(await FindAsync(bench, tenant, SearchQuery.TryParse("afterwards")!)).Call.CallId);
        Assert.Equal(699L, (await new PostgresCallListReader(bench.Database.Reader).CountAsync(
            ReadScope.Tenant(tenant), tenant, new CallFilter { Text = SearchQuery.TryParse("before") }, 1000, CancellationToken.None)).Calls);
    }

    [Fact]
    public async Task A_round_takes_a_batch_of_each_tenant_and_large_transcripts_in_small_batches()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var large = await bench.OpenTenantAsync("agent_a");
        var small = await bench.OpenTenantAsync("agent_b");
        var random = new Random(2);
        string Noise() => string.Join(' ', Enumerable.Range(0, 60_000).Select(_ => random.NextInt64().ToString("x16", null)));
        await bench.AppendAsync(large, [.. Enumerable.Range(0, 8).Select(i => Said(i, Noise()))]);
        await bench.AppendAsync(small, Deliveries.Ended("agent_b", "call_small"));

        Assert.True(await CallIndexing.IndexAsync(bench.Database));

        Assert.Single(await FindAsync(bench, small, SearchQuery.TryParse("hello")!));
        while (await CallIndexing.IndexAsync(bench.Database))
        {
        }

        Assert.Equal(8L, await bench.Database.ScalarAsync<long>("select count(*) from call_search where tenant_id = $1", large));
    }

    [Fact]
    public async Task A_call_that_is_gone_is_found_no_more()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Said(1, "User: secret"), Said(2, "User: secret"));
        await CallIndexing.IndexAsync(bench.Database);

        await bench.Database.ExecuteAsync("delete from calls where call_id = 'call_1'");
        await bench.Database.ExecuteAsync(
            """
            with head as (update tenants set head_seq = head_seq + 1 where tenant_id = $1 returning head_seq, balance_seconds)
            insert into journal (tenant_id, seq, at, kind, call_id, balance_seconds, actor)
            select $1, head_seq, now(), 'call_erased', 'call_1', balance_seconds, 'test' from head
            """, tenant);
        Assert.Equal("call_2", Assert.Single(await FindAsync(bench, tenant, SearchQuery.TryParse("secret")!)).Call.CallId);
        await CallIndexing.IndexAsync(bench.Database);

        Assert.Equal(1L, await bench.Database.ScalarAsync<long>("select count(*) from call_search"));
    }

    [Fact]
    public async Task One_silo_at_a_time_indexes()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, Said(1, "User: hello"));
        await using var other = await bench.Database.Writer.OpenConnectionAsync();
        await using (var taken = new NpgsqlCommand($"select pg_advisory_lock({0x69_6e_64_65_78_65_72})", other))
        {
            await taken.ExecuteNonQueryAsync();
        }

        Assert.False(await CallIndexing.IndexAsync(bench.Database));
        Assert.Equal(0L, await bench.Database.ScalarAsync<long>("select count(*) from call_search"));
    }

    [Fact]
    public async Task A_search_that_mostly_finds_what_does_not_fit_goes_on_page_by_page_to_the_end()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        // As many matches as two windows of a search hold, and what fits is beyond the first.
        await bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, outcome, event, event_rank, first_at, at, day, hour)
            select 'call_' || lpad(i::text, 6, '0'), $1, 'agent_a', case when i <= 3 then 'failed' end, 'call_ended', 2, moment, moment, moment::date, 0
            from generate_series(1, 3000) i, lateral (select $2::timestamptz + i * interval '1 minute' as moment) m
            """, tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("insert into call_search select call_id, tenant_id, at, '''hello'':1' from calls");
        var calls = new PostgresCallListReader(bench.Database.Reader);
        var filter = new CallFilter { Text = SearchQuery.TryParse("hello"), Outcome = "failed" };

        var first = await calls.ReadPageAsync(
            ReadScope.Tenant(tenant), tenant, new CallPageQuery(filter, CallOrder.NewestFirst, 10, null, CallTexts.None), CancellationToken.None);
        var second = await calls.ReadPageAsync(
            ReadScope.Tenant(tenant), tenant, new CallPageQuery(filter, CallOrder.NewestFirst, 10, first.Next, CallTexts.None), CancellationToken.None);
        var neighbours = await calls.FindNeighboursAsync(ReadScope.Tenant(tenant), tenant, "call_003000", filter, CancellationToken.None);

        Assert.Empty(first.Calls);
        Assert.Equal(["call_000003", "call_000002", "call_000001"], second.Calls.Select(call => call.Call.CallId));
        Assert.Null(second.Next);
        Assert.Equal(new CallNeighbours(null, "call_000003"), neighbours);
    }

    [Fact]
    public async Task Matches_of_another_tenant_are_nobodys_to_ask_for()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await bench.OpenTenantAsync("agent_b");
        var theirs = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(theirs, Said(1, "User: secret"));
        await CallIndexing.IndexAsync(bench.Database);

        async Task<long> MatchesAsync(string tenantSetting, string adminSetting)
        {
            await using var batch = bench.Database.Reader.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"select set_config('aivors.tenant_id', '{tenantSetting}', true), set_config('aivors.admin', '{adminSetting}', true)"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                $"select count(*) from call_matches('{theirs}', '''secret''', '-infinity', 'infinity', false, 'infinity', '', 10), (select count(*) from call_search) s"));
            await using var row = await batch.ExecuteReaderAsync();
            await row.NextResultAsync();
            await row.ReadAsync();
            return row.GetInt64(0);
        }

        Assert.Equal(0, await MatchesAsync("", ""));
        Assert.Equal(0, await MatchesAsync($"{mine}", ""));
        Assert.Equal(1, await MatchesAsync($"{theirs}", ""));
        Assert.Equal(1, await MatchesAsync("", "on"));
    }

    private static async Task<IReadOnlyList<FilteredCall>> FindAsync(JournalBench bench, Guid tenant, SearchQuery query) =>
        (await new PostgresCallListReader(bench.Database.Reader).ReadPageAsync(
            ReadScope.Tenant(tenant), tenant,
            new CallPageQuery(new CallFilter { Text = query }, CallOrder.NewestFirst, 100, null, new CallTexts(200, Highlights: true)),
            CancellationToken.None)).Calls;

    private static CallDelivery Said(int number, string transcript, string? summary = null)
    {
        var delivery = Deliveries.Ended("agent_a", $"call_{number}");
        return delivery with { Fields = delivery.Fields with { Transcript = transcript, Summary = summary, FromNumber = null, ToNumber = null } };
    }
}
