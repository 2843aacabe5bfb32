using Aivors.Grains.Contracts;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Grains.Search;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

public sealed class CallListReaderTests(Backends backends)
{
    private static readonly CallTexts Preview = new(20, Highlights: false);

    [Fact]
    public async Task Every_filter_and_order_gives_what_going_through_all_calls_gives_page_by_page_without_gap_or_repeat()
    {
        var random = new Random(20_260_921);
        await using var bench = await JournalBench.CreateAsync(backends);
        var (tenant, deliveries) = await FillAsync(bench, random, 120);
        var calls = new PostgresCallListReader(bench.Database.Reader);
        var found = 0;

        for (var round = 0; round < 250; round++)
        {
            var filter = RandomCalls.Filter(random);
            var order = new CallOrder((CallSort)random.Next(1, 4), random.Next(2) == 0);
            var limit = random.Next(1, 40);

            var expected = NaiveCalls.List(deliveries, filter, order);
            var listed = await PageThroughAsync(calls, tenant, filter, order, limit);
            var count = await calls.CountAsync(ReadScope.Tenant(tenant), tenant, filter, 1000, CancellationToken.None);

            Assert.True(expected.SequenceEqual(listed), $"{filter} {order} by {limit}:\n{string.Join(' ', expected)}\n{string.Join(' ', listed)}");
            Assert.True(new CallCount(expected.Length, false) == count, $"{filter}: {expected.Length}, counted {count}");
            var counter = await calls.ReadCounterAsync(ReadScope.Tenant(tenant), tenant, filter, CancellationToken.None);
            Assert.True(counter is null || counter == expected.Length, $"{filter}: {expected.Length}, by the counters {counter}");
            found += expected.Length;
        }

        // The filters must not leave out everything, or this proves nothing.
        Assert.True(found > 1000, $"{found} calls found in all");
    }

    [Fact]
    public async Task Neighbours_are_those_of_the_filtered_list()
    {
        var random = new Random(5);
        await using var bench = await JournalBench.CreateAsync(backends);
        var (tenant, deliveries) = await FillAsync(bench, random, 60);
        var calls = new PostgresCallListReader(bench.Database.Reader);

        foreach (var filter in Enumerable.Range(0, 15).Select(_ => RandomCalls.Filter(random)).Prepend(CallFilter.None))
        {
            var list = NaiveCalls.List(deliveries, filter, CallOrder.NewestFirst);
            for (var i = 0; i < list.Length; i += 7)
            {
                var neighbours = await calls.FindNeighboursAsync(ReadScope.Tenant(tenant), tenant, list[i], filter, CancellationToken.None);
                Assert.Equal(new CallNeighbours(i == 0 ? null : list[i - 1], i + 1 == list.Length ? null : list[i + 1]), neighbours);
            }
        }

        Assert.Null(await calls.FindNeighboursAsync(ReadScope.Tenant(tenant), tenant, "call_nobodys", CallFilter.None, CancellationToken.None));
    }

    [Fact]
    public async Task A_call_that_does_not_fit_the_conditions_has_neighbours_among_those_that_do()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 5).Select(i => At($"call_{i}", i, i % 2 == 0 ? CallOutcome.Failed : CallOutcome.Answered))]);

        var neighbours = await new PostgresCallListReader(bench.Database.Reader).FindNeighboursAsync(
            ReadScope.Tenant(tenant), tenant, "call_1", new CallFilter { Outcome = CallOutcome.Failed }, CancellationToken.None);

        Assert.Equal(new CallNeighbours("call_2", "call_0"), neighbours);
    }

    [Fact]
    public async Task Counting_goes_as_far_as_it_was_told_and_the_counters_know_one_property_at_a_time()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, [.. Enumerable.Range(0, 10).Select(i => At($"call_{i}", i, CallOutcome.Answered))]);
        await IndexAsync(bench);
        var calls = new PostgresCallListReader(bench.Database.Reader);

        Task<CallCount> CountAsync(CallFilter filter) => calls.CountAsync(ReadScope.Tenant(tenant), tenant, filter, 5, CancellationToken.None);

        Task<long?> CounterAsync(CallFilter filter) => calls.ReadCounterAsync(ReadScope.Tenant(tenant), tenant, filter, CancellationToken.None);

        Assert.Equal(10, await CounterAsync(CallFilter.None));
        Assert.Equal(10, await CounterAsync(new CallFilter { Outcome = CallOutcome.Answered, AgentId = "agent_a" }));
        Assert.Equal(0, await CounterAsync(new CallFilter { Outcome = CallOutcome.Answered, AgentId = "agent_b" }));
        Assert.Null(await CounterAsync(new CallFilter { Outcome = CallOutcome.Answered, Successful = true }));
        Assert.Null(await CounterAsync(new CallFilter { Sentiment = "Mixed" }));
        Assert.Equal(new CallCount(5, true), await CountAsync(CallFilter.None));
        Assert.Equal(new CallCount(5, true), await CountAsync(new CallFilter { LeastSeconds = 1 }));
        Assert.Equal(new CallCount(5, true), await CountAsync(new CallFilter { Text = SearchQuery.TryParse("hello") }));
        Assert.Equal(new CallCount(0, false), await CountAsync(new CallFilter { Text = SearchQuery.TryParse("nothing") }));
    }

    [Fact]
    public async Task Times_are_also_told_by_the_tenants_clock_on_both_sides_of_a_change_of_clocks()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await InBerlinAsync(bench, tenant);
        DateTimeOffset[] starts = [new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero)];
        await bench.AppendAsync(tenant, [.. starts.Select((start, i) => At($"call_{i}", 0, CallOutcome.Answered, start))]);

        var page = await new PostgresCallListReader(bench.Database.Reader).ReadPageAsync(
            ReadScope.Tenant(tenant), tenant, new CallPageQuery(CallFilter.None, CallOrder.NewestFirst, 10, null, Preview), CancellationToken.None);

        Assert.Equal(["2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"], page.Calls.Select(call => $"{call.LocalAt:yyyy-MM-dd'T'HH:mm:sszzz}"));
        Assert.Equal("Agent: Hello.\nUser: ", page.Calls[0].Call.Transcript);
    }

    [Fact]
    public async Task Days_are_those_that_the_call_was_counted_in_also_when_the_clock_was_changed_since()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.AppendAsync(tenant, At("call_utc", 0, CallOutcome.Answered, new(2026, 9, 21, 23, 30, 0, TimeSpan.Zero)));
        await InBerlinAsync(bench, tenant);
        await bench.AppendAsync(tenant, At("call_berlin", 0, CallOutcome.Answered, new(2026, 9, 21, 23, 30, 0, TimeSpan.Zero)));
        var calls = new PostgresCallListReader(bench.Database.Reader);
        var day = new CallFilter { From = new DateOnly(2026, 9, 21), To = new DateOnly(2026, 9, 21) };

        Assert.Equal(["call_utc"], await PageThroughAsync(calls, tenant, day, CallOrder.NewestFirst, 10));
        Assert.Equal(1, await calls.ReadCounterAsync(ReadScope.Tenant(tenant), tenant, day, CancellationToken.None));
    }

    [Fact]
    public async Task Running_calls_are_those_that_started_lately_and_are_not_over()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        var old = Deliveries.Started("agent_a", "call_old");
        await bench.AppendAsync(tenant, Deliveries.Started("agent_a", "call_on"), Deliveries.Started("agent_a", "call_over"),
            old with { Fields = old.Fields with { StartedAt = Deliveries.Start.AddHours(-4) } });
        await bench.AppendAsync(tenant, Deliveries.Ended("agent_a", "call_over"));

        var running = await new PostgresCallListReader(bench.Database.Reader).ListRunningAsync(
            ReadScope.Tenant(tenant), tenant, Deliveries.Start.AddHours(-3), CancellationToken.None);

        var call = Assert.Single(running);
        Assert.Equal(("call_on", "+14155550100", Deliveries.Start), (call.CallId, call.PhoneNumber, call.At));
    }

    [Fact]
    public async Task Another_tenants_scope_sees_nothing_and_an_admins_only_the_named_tenants()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var mine = await bench.OpenTenantAsync("agent_mine");
        var (theirs, _) = await FillAsync(bench, new Random(1), 20);
        await bench.AppendAsync(mine, Deliveries.Ended("agent_mine", "call_mine"), Deliveries.Started("agent_mine", "call_on"));
        await IndexAsync(bench);
        var calls = new PostgresCallListReader(bench.Database.Reader);

        foreach (var filter in (CallFilter[])[CallFilter.None, new() { Text = SearchQuery.TryParse("hello or tea") }, new() { Number = NumberPart.TryRead("0132") }, new() { Outcome = "answered" }])
        {
            foreach (var order in (CallOrder[])[CallOrder.NewestFirst, new(CallSort.Duration, true)])
            {
                Assert.Empty(await PageThroughAsync(calls, theirs, filter, order, 10, ReadScope.Tenant(mine)));
                Assert.DoesNotContain("call_mine", await PageThroughAsync(calls, theirs, filter, order, 10, ReadScope.Admin()));
            }

            Assert.Equal(default, await calls.CountAsync(ReadScope.Tenant(mine), theirs, filter, 10, CancellationToken.None));
            Assert.NotEqual(default, await calls.CountAsync(ReadScope.Admin(), theirs, filter, 10, CancellationToken.None));
            Assert.True(await calls.ReadCounterAsync(ReadScope.Tenant(mine), theirs, filter, CancellationToken.None) is 0 or null);
        }

        Assert.Null(await calls.FindNeighboursAsync(ReadScope.Tenant(mine), theirs, "call_0000", CallFilter.None, CancellationToken.None));
        Assert.Empty(await calls.ListRunningAsync(ReadScope.Tenant(mine), theirs, Deliveries.Start.AddDays(-9), CancellationToken.None));
        Assert.Single(await calls.ListRunningAsync(ReadScope.Tenant(mine), mine, Deliveries.Start.AddDays(-9), CancellationToken.None));
    }

    private static async Task<(Guid Tenant, CallDelivery[] Deliveries)> FillAsync(JournalBench bench, Random random, int count)
    {
        var tenant = await bench.OpenTenantAsync(RandomCalls.Agents[0]);
        await bench.ExecuteAsync(tenant, new BindAgent { AgentId = RandomCalls.Agents[1], CommandKey = "second", Actor = "test" });
        await InBerlinAsync(bench, tenant);
        var deliveries = RandomCalls.Make(random, count);
        await bench.AppendAsync(tenant, deliveries);
        await IndexAsync(bench);
        return (tenant, deliveries);
    }

    private static Task<Grains.Journal.CommandOutcome> InBerlinAsync(JournalBench bench, Guid tenant) =>
        bench.ExecuteAsync(tenant, new ChangeTenant { TimeZone = "Europe/Berlin", CommandKey = "zone", Actor = "test" });

    private static async Task IndexAsync(JournalBench bench)
    {
        while (await CallIndexing.IndexAsync(bench.Database))
        {
        }
    }

    private static async Task<List<string>> PageThroughAsync(
        PostgresCallListReader calls, Guid tenant, CallFilter filter, CallOrder order, int limit, ReadScope? scope = null)
    {
        var listed = new List<string>();
        CallPlace? after = null;
        do
        {
            var query = new CallPageQuery(filter, order, limit, after, Preview with { Highlights = filter.Text is not null });
            var page = await calls.ReadPageAsync(scope ?? ReadScope.Tenant(tenant), tenant, query, CancellationToken.None);
            Assert.True(page.Calls.Count <= limit);
            listed.AddRange(page.Calls.Select(call => call.Call.CallId));
            after = page.Next;
        }
        while (after is not null);

        return listed;
    }

    private static CallDelivery At(string callId, int hour, string outcome, DateTimeOffset? start = null)
    {
        var delivery = Deliveries.Ended("agent_a", callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = start ?? Deliveries.Start.AddHours(hour), Outcome = outcome } };
    }
}
