using System.Diagnostics;
using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Silos are added and taken away while calls come in.</summary>
public sealed class GrowingTests(ITestOutputHelper output)
{
    private const int Tenants = 300;

    [Fact]
    public async Task From_one_silo_to_three_to_two_no_answer_fails_no_call_is_lost_none_is_charged_twice_and_tenants_are_spread()
    {
        // A second in place of ten: what is held is compared more often, so that the test is short.
        await using var run = await LocalRun.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Spread__EverySeconds"] = "1" }, "--silos", "1");
        var load = new SteadyLoad(run.Api, await run.OpenTenantsAsync(Tenants));
        await using var cluster = await ClusterView.ConnectAsync(run);

        load.Start();
        await Poll.UntilAsync("every tenant has had a call", () => load.Answered > Tenants, TimeSpan.FromSeconds(60));
        await ResizeAsync(run, cluster, 3);
        await ResizeAsync(run, cluster, 2);
        await load.StopAsync();

        output.WriteLine(load.ToString());
        Assert.Empty(load.Failed);
        await AssertBooksAsync(run, load);
    }

    private async Task ResizeAsync(LocalRun run, ClusterView cluster, int silos)
    {
        var watch = Stopwatch.StartNew();
        await File.WriteAllTextAsync(Path.Combine(run.DataFolder, "silos"), $"{silos}\n");
        await Poll.UntilAsync($"{silos} silos are up", () => run.Host!.Output.Contains($"Silos: {silos} are up.", StringComparison.Ordinal), TimeSpan.FromSeconds(90));
        var up = watch.Elapsed;
        IReadOnlyList<int> counts = [];
        try
        {
            await Poll.UntilAsync("tenants are spread", async () => IsEven(counts = await cluster.TenantsBySiloAsync(), silos), TimeSpan.FromSeconds(60));
        }
        finally
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{silos} silos up after {up.TotalSeconds:0.0} s; {string.Join(" + ", counts)} tenants after {watch.Elapsed.TotalSeconds:0.0} s"));
        }
    }

    /// <summary>Within 20 % of even, and all tenants are there.</summary>
    private static bool IsEven(IReadOnlyList<int> counts, int silos)
    {
        var mean = counts.Sum() / (double)silos;
        return counts.Count == silos && counts.Sum() >= Tenants && counts.All(count => Math.Abs(count - mean) <= 0.2 * mean);
    }

    private static async Task AssertBooksAsync(LocalRun run, SteadyLoad load)
    {
        // What was answered 202 is kept and still to be applied.
        await Poll.UntilAsync(
            "nothing is pending", async () => await run.ScalarAsync<long>("select count(*) from deliveries where verdict = 'pending'") == 0,
            TimeSpan.FromSeconds(60));
        Assert.Equal(load.Sent, await run.ScalarAsync<long>("select count(*) from calls where call_id like $1", load.Pattern));
        Assert.Equal(load.Sent, await run.ScalarAsync<long>("select count(*) from journal where kind = 'call_charged' and call_id like $1", load.Pattern));
        Assert.Equal(-60L * load.Sent, await run.ScalarAsync<long>("select sum(amount_seconds)::bigint from journal where call_id like $1", load.Pattern));
        Assert.Empty(await run.VerifyAsync());
    }
}
