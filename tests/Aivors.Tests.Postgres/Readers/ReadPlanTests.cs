using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>
/// What the reader's login may plan. Row-level security forbids conditions that could leak from being used before its own, which would turn
/// every page into a scan of all of a tenant's calls without anybody noticing at a test's size.
/// </summary>
public sealed class ReadPlanTests(Backends backends)
{
    [Fact]
    public async Task A_deep_page_of_calls_goes_straight_to_its_place_in_the_index()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        var tenant = await bench.OpenTenantAsync("agent_a");
        await bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day)
            select 'call_' || i, $1, 'agent_a', 'call_ended', 2, moment, moment, moment::date
            from generate_series(1, 20000) i, lateral (select $2::timestamptz + i * interval '1 minute' as moment) m
            """,
            tenant, Deliveries.Start.UtcDateTime);
        await bench.Database.ExecuteAsync("analyze calls");

        var plan = await ExplainAsync(
            bench.Database.Reader, tenant, PostgresCallReader.List, tenant, Deliveries.Start.AddMinutes(500).UtcDateTime, "call_500", 51, 0, 200);

        Assert.Contains("calls_by_time", plan, StringComparison.Ordinal);
        Assert.Matches(@"Index Cond: .*ROW\(at, call_id\) < ROW", plan);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(NpgsqlDataSource reader, Guid tenant, string sql, params object[] values)
    {
        await using var connection = await reader.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var scope = new NpgsqlCommand("select set_config('aivors.tenant_id', $1, true)", connection)
        {
            Parameters = { new() { Value = tenant.ToString() } },
        };
        await scope.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand($"explain (analyze, costs off) {sql}", connection);
        foreach (var value in values)
        {
            explain.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var lines = new List<string>();
        await using var row = await explain.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return string.Join('\n', lines);
    }
}
