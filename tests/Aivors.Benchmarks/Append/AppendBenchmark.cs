using System.Diagnostics;
using System.Globalization;
using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Retell;
using Aivors.Testing;

namespace Aivors.Benchmarks.Append;

/// <summary>The appending statement alone, on one connection: what a group costs by the number of its deliveries.</summary>
internal sealed class AppendBenchmark(TextWriter to)
{
    private const int Tenants = 200;

    private readonly Payloads _payloads = new();
    private int _calls;

    /// <param name="settle">SQL that is run before, as the owner, to try a change of the schema; none if empty.</param>
    public async Task RunAsync(string settle, CancellationToken cancel)
    {
        await using var backends = new Backends();
        await using var bench = await JournalBench.CreateAsync(backends);
        if (settle.Length > 0)
        {
            await bench.Database.ExecuteAsync(settle);
        }

        var tenants = new List<(Guid Id, string Agent)>();
        for (var i = 0; i < Tenants; i++)
        {
            var agent = Payloads.AgentId("append00", i);
            tenants.Add((await bench.OpenTenantAsync(agent, Fleet.Minutes * 60), agent));
        }

        var server = int.Parse(await bench.Database.ScalarAsync<string>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"), CultureInfo.InvariantCulture);
        var cpu = new ProcessCpu(new Dictionary<string, Func<IEnumerable<int>>>(StringComparer.Ordinal) { ["postgres"] = () => ProcessCpu.Tree(server) });
        var table = new Table("deliveries in a group", "groups", "ms a group p50", "p95", "us a delivery", "Postgres' CPU us");
        foreach (var (size, groups) in new[] { (32, 100), (1, 1500), (2, 1000), (4, 800), (8, 500), (16, 300), (32, 200), (64, 100), (128, 60) })
        {
            var before = cpu.Read()["postgres"];
            var took = await MeasureAsync(bench, tenants, size, groups, cancel);
            var deliveries = groups * size;
            table.Add(size, groups, Median.Of(took), took.Order().ElementAt((int)(took.Count * .95)), took.Sum() * 1000 / deliveries,
                (cpu.Read()["postgres"] - before) * 1e6 / deliveries);
        }

        table.Print(to);
    }

    private async Task<List<double>> MeasureAsync(
        JournalBench bench, List<(Guid Id, string Agent)> tenants, int size, int groups, CancellationToken cancel)
    {
        var took = new List<double>();
        for (var i = 0; i < groups; i++)
        {
            var group = Enumerable.Range(0, size).Select(_ => Next(tenants)).ToArray();
            var started = Stopwatch.GetTimestamp();
            await bench.Lane.AppendAsync(group, DateTimeOffset.UtcNow, cancel);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return took;
    }

    private DeliveryAppend Next(List<(Guid Id, string Agent)> tenants)
    {
        var number = _calls++;
        var (tenant, agent) = tenants[number % tenants.Count];
        byte[] buffer = [];
        var body = _payloads.Write(number, Payloads.CallId("append00", number), agent, ref buffer);
        var call = (CallReading)DeliveryReader.Read(buffer.AsMemory(0, body.Length), "application/json").Readings[0];
        return JournalBench.Decide(tenant, new CallDelivery
        {
            DeliveryId = Guid.CreateVersion7(), Door = "n8n", ReceivedAt = DateTimeOffset.UtcNow, Event = call.Event, AgentId = call.AgentId,
            CallId = call.CallId, Fields = call.Fields, Payload = call.Payload, EventType = call.EventType,
        });
    }

    private static class Fleet
    {
        public const long Minutes = 1_000_000;
    }
}
