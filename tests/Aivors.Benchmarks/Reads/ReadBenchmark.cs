using System.Diagnostics;
using System.Globalization;
using Aivors.Benchmarks.Measuring;
using Aivors.Testing.Stack;
using Npgsql;

namespace Aivors.Benchmarks.Reads;

/// <summary>Every route that the dashboard reads, at several sizes of one tenant: the first answer after a restart of nothing, and the warm ones.</summary>
internal sealed class ReadBenchmark(IReadOnlyList<int> sizes, int times, TextWriter to)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var stack = await BenchmarkStack.StartAsync();
        var admin = await stack.Api.SignInAdminAsync();
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(stack.OwnerConnection) { MaxPoolSize = 4, CommandTimeout = 900 });
        var tenants = new List<TenantOfSize>();
        foreach (var size in sizes)
        {
            tenants.Add(await TenantOfSize.CreateAsync(stack.Api, admin, owner, size));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made {size} calls"));
        }

        await using (var vacuum = owner.CreateCommand("vacuum analyze"))
        {
            await vacuum.ExecuteNonQueryAsync(cancel);
        }

        await UntilSearchableAsync(tenants, owner, cancel);
        await MeasureAsync(tenants, owner, cancel);
        return 0;
    }

    private async Task MeasureAsync(List<TenantOfSize> tenants, NpgsqlDataSource owner, CancellationToken cancel)
    {
        var table = new Table([
            "route", .. sizes.SelectMany(size => new[] { $"{size} first ms", $"{size} p50 ms", $"{size} p95 ms" }), "p50 largest to smallest"]);
        foreach (var (name, path) in Routes.All)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = await MeasureAsync(tenants, path);
            table.Add([
                name, .. rows.SelectMany(row => new object?[] { row.First, Median.Of(row.Warm), row.Warm[(int)(row.Warm.Length * .95)] }),
                Median.Of(rows[^1].Warm) / Median.Of(rows[0].Warm)]);
        }

        table.Print(to);
        await CompareOverviewAsync(tenants[^1], owner);
    }

    // The sizes in turn, question by question: whatever disturbs the machine disturbs all of them.
    private async Task<List<(double First, double[] Warm)>> MeasureAsync(List<TenantOfSize> asked, Func<TenantOfSize, string> path)
    {
        var first = new List<double>();
        foreach (var tenant in asked)
        {
            first.Add(await TimeAsync(tenant.User.Browser, path(tenant)));
        }

        var warm = asked.Select(_ => new double[times]).ToArray();
        for (var i = -times / 10; i < times; i++)
        {
            for (var size = 0; size < asked.Count; size++)
            {
                var took = await TimeAsync(asked[size].User.Browser, path(asked[size]));
                if (i >= 0)
                {
                    warm[size][i] = took;
                }
            }
        }

        foreach (var sorted in warm)
        {
            Array.Sort(sorted);
        }

        return [.. first.Zip(warm)];
    }

    private static async Task<double> TimeAsync(ApiClient browser, string url)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await browser.GetAsync(url);
        if (answer.Status != 200)
        {
            throw new InvalidOperationException($"{url}: {answer.Status}");
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // The same totals by scanning the calls, as a system without counters would.
    private async Task CompareOverviewAsync(TenantOfSize tenant, NpgsqlDataSource owner)
    {
        const string scan = """
            select count(*), sum(duration_ms), sum(charged_seconds), count(*) filter (where outcome = 'answered'), count(*) filter (where successful)
            from calls where tenant_id = (select tenant_id from users where user_id = $1) and at >= now() - interval '28 days' group by day, agent_id
            """;
        var took = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            await using var command = owner.CreateCommand(scan);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(tenant.User.UserId) });
            var started = Stopwatch.GetTimestamp();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
            }

            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var overview = (await MeasureAsync([tenant], Routes.Overview))[0];
        var (counted, scanned) = (Median.Of(overview.Warm), Median.Of(took));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Overview of 28 days at {tenant.Count} calls: {counted:0.0} ms; only its totals by scanning calls: {scanned:0.0} ms; ratio {counted / scanned:0.000}"));
    }

    private static async Task UntilSearchableAsync(List<TenantOfSize> tenants, NpgsqlDataSource owner, CancellationToken cancel)
    {
        var expected = tenants.Sum(tenant => (long)tenant.Count);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(30));
        while (true)
        {
            await using var command = owner.CreateCommand("select count(*) from call_search");
            if ((long)(await command.ExecuteScalarAsync(patience.Token))! >= expected)
            {
                return;
            }

            await Task.Delay(1000, patience.Token);
        }
    }
}
