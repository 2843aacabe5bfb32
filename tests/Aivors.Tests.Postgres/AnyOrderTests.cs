using Aivors.Grains.Contracts;
using Aivors.Testing;
using CsCheck;
using Npgsql;

namespace Aivors.Tests.Postgres;

/// <summary>Whatever is repeated and reordered, and however it is grouped, the calls, the counters and the balance are the same.</summary>
public sealed class AnyOrderTests(Backends backends)
{
    private const string Agent = "agent_one";

    [Fact]
    public async Task Any_order_repetition_and_grouping_gives_the_same_calls_and_the_same_balance()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var expected = await RunAsync(bench, Calls(), groupSize: 1);
        var shuffles = Gen.Select(Gen.Shuffle(Enumerable.Range(0, Calls().Length).SelectMany(i => new[] { i, i, i }).ToArray()), Gen.Int[1, 12]);

        await shuffles.SampleAsync(
            async shuffle =>
            {
                var (order, groupSize) = shuffle;
                var calls = Calls();
                return await RunAsync(bench, [.. order.Select(i => calls[i].Again())], groupSize) == expected;
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task Folding_the_journal_gives_the_tenants_row()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await RunAsync(bench, Calls(), groupSize: 5);

        Assert.Equal(
            await bench.Database.ScalarAsync<string>("select format('%s %s %s', count(*), sum(amount_seconds), -sum(amount_seconds) filter (where kind like 'call%')) from journal"),
            await bench.Database.ScalarAsync<string>("select format('%s %s %s', head_seq, balance_seconds, charged_seconds) from tenants"));
    }

    [Fact]
    public async Task A_transfers_events_in_any_order_give_one_charge_and_the_same_row()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var expected = await RunAsync(bench, Transfer(), groupSize: 1);
        Assert.Equal(
            "call_charged -60 38750 +16505550111 31.5 ended",
            await bench.Database.ScalarAsync<string>(
                """
                select format('%s %s %s %s %s %s', j.kind, j.amount_seconds, c.duration_ms, c.transfer_destination, c.cost_cents, c.status)
                from journal j join calls c using (call_id) where j.amount_seconds < 0
                """));

        await Gen.Shuffle(Enumerable.Range(0, Transfer().Length).SelectMany(i => new[] { i, i }).ToArray()).SampleAsync(
            async order =>
            {
                var events = Transfer();
                return await RunAsync(bench, [.. order.Select(i => events[i].Again())], groupSize: 1) == expected
                    && await bench.Database.ScalarAsync<long>("select count(*) from journal where kind in ('call_charged', 'call_corrected')") == 1;
            },
            iter: 60,
            threads: 1);
    }

    private static CallDelivery[] Transfer()
    {
        var ended = Deliveries.Ended(Agent, "call_1", 38_750);
        return
        [
            Deliveries.Started(Agent, "call_1"),
            Deliveries.TransferStarted(Agent, "call_1"),
            ended with { Fields = ended.Fields with { CostCents = 12.5 } },
            Deliveries.TransferEnded(Agent, "call_1"),
            Deliveries.Analyzed(Agent, "call_1", 38_750),
        ];
    }

    /// <summary>Three events each of calls that end in different ways; the ended and the analysed event of one call differ in length.</summary>
    private static CallDelivery[] Calls() =>
    [
        .. Enumerable.Range(0, 4).SelectMany(i => new[]
        {
            Deliveries.Started(Agent, $"call_{i}"),
            Deliveries.Ended(Agent, $"call_{i}", 20_000 + (i * 35_000)),
            Deliveries.Analyzed(Agent, $"call_{i}", i == 3 ? 61_000 : 20_000 + (i * 35_000)),
        }),
        Deliveries.Ended(Agent, "call_short", 0),
        Deliveries.Ended(Agent, "call_without_length", null),
    ];

    /// <summary>A fresh tenant takes the deliveries in; the digest is of all that must not depend on their order.</summary>
    private static async Task<string> RunAsync(JournalBench bench, CallDelivery[] deliveries, int groupSize)
    {
        await bench.Database.ExecuteAsync("truncate tenants, journal, calls, call_days, call_hours, agent_bindings, deliveries, users, refresh_tokens cascade");
        var tenant = await bench.OpenTenantAsync(Agent);
        var waiting = deliveries.ToList();
        while (waiting.Count > 0)
        {
            // As the writer gathers: a call at most once in a group.
            var group = waiting.DistinctBy(d => d.CallId).Take(groupSize).ToArray();
            waiting.RemoveAll(group.Contains);
            await bench.AppendAsync(tenant, group);
        }

        Assert.Empty(await bench.Database.VerifyAsync());
        return await DigestAsync(bench.Database.Owner);
    }

    private static async Task<string> DigestAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand(
            """
            select (select balance_seconds from tenants)::text
              || (select string_agg((to_jsonb(c) - 'tenant_id' - 'charge_seq' - 'first_at' - 'payload' - 'superseded_ms')::text, E'\n' order by call_id) from calls c)
              || (select string_agg((to_jsonb(d) - 'tenant_id')::text, E'\n') from call_days d where calls > 0)
              || (select string_agg((to_jsonb(h) - 'tenant_id')::text, E'\n' order by day, hour, agent_id) from call_hours h where calls > 0)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
