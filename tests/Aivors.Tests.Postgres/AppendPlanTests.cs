using System.Globalization;
using System.Text.RegularExpressions;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Npgsql;

namespace Aivors.Tests.Postgres;

/// <summary>
/// By which indexes a delivery is looked up. The plan is made for nobody in particular, often when a new database is empty and all indexes look
/// alike; a wrong one reads all calls of a busy tenant for each delivery.
/// </summary>
public sealed partial class AppendPlanTests(Backends backends)
{
    [Fact]
    public async Task In_a_new_database_a_delivery_is_looked_up_by_keys_only()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        await bench.OpenTenantAsync("agent_one");

        AssertByKeys(await ExplainAsync(bench.Database.Writer));
    }

    [Fact]
    public async Task Where_one_of_many_tenants_has_nearly_all_calls_a_delivery_is_looked_up_by_keys_only()
    {
        await using var bench = await JournalBench.CreateAsync(backends);
        for (var i = 0; i < 1000; i++)
        {
            var agent = string.Create(CultureInfo.InvariantCulture, $"agent_{i}");
            await bench.AppendAsync(await bench.OpenTenantAsync(agent), Deliveries.Ended(agent, string.Create(CultureInfo.InvariantCulture, $"call_{i}")));
        }

        var busy = await bench.OpenTenantAsync("agent_busy");
        for (var i = 0; i < 50; i++)
        {
            await bench.AppendAsync(busy, [.. Enumerable.Range(i * 100, 100).Select(
                number => Deliveries.Ended("agent_busy", string.Create(CultureInfo.InvariantCulture, $"busy_{number}")))]);
        }

        AssertByKeys(await ExplainAsync(bench.Database.Writer));
        await bench.Database.ExecuteAsync("vacuum analyze");
        AssertByKeys(await ExplainAsync(bench.Database.Writer));
    }

    private static void AssertByKeys(string plan)
    {
        Assert.Equal(
            ["agent_bindings_by_agent", "calls_pkey", "deliveries_pkey", "tenants_pkey"],
            IndexScan().Matches(plan).Select(scan => scan.Groups["index"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(NpgsqlDataSource writer)
    {
        await using var connection = await writer.OpenConnectionAsync();
        await using (var prepare = new NpgsqlCommand($"{PostgresJournalLane.PlannerSettings}; prepare append as {SqlText.AppendDeliveries}", connection))
        {
            await prepare.ExecuteNonQueryAsync();
        }

        var nulls = string.Join(", ", Enumerable.Repeat("null", DeliveryColumns.CreateAll().Count + 1));
        await using var explain = new NpgsqlCommand($"explain (costs off) execute append({nulls})", connection);
        var lines = new List<string>();
        await using var row = await explain.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"Index (Only )?Scan (Backward )?using (?<index>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndexScan();
}
