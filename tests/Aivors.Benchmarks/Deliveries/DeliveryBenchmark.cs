using System.Globalization;
using Aivors.Benchmarks.Load;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>
/// The product against plain receivers of the same job: same Postgres, same bodies, same generator, in alternation, medians. After each run
/// rows, sums and repeats are checked. Throughput at saturation, then latency at half of each one's own.
/// </summary>
internal sealed class DeliveryBenchmark(DeliveryOptions options, TextWriter to)
{
    private readonly Payloads _payloads = new();
    private readonly List<string> _findings = [];

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var stack = await BenchmarkStack.StartAsync("--silos", options.Silos.ToString(CultureInfo.InvariantCulture));
        await using var aivors = await AivorsReceiver.StartAsync(stack.Host, stack.Api, stack.OwnerConnection, NewMark());
        var peers = await PeerDatabase.CreateAsync(stack.OwnerConnection, aivors.Agents, _payloads);
        await using var node = await PeerReceiver.StartNodeAsync(peers, aivors.Agents);
        await using var plain = await PeerReceiver.StartPlainAsync(peers, aivors.Agents);
        IReceiver[] receivers = [node, plain, aivors];
        var pgbench = new PgBench(stack.Host, peers);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Bodies {_payloads.Sizes.Least}-{_payloads.Sizes.Most} B, mean {_payloads.MeanBytes:0} B; {options.Connections} connections; {options.Rounds} rounds of {options.Duration.TotalSeconds:0} s; {Environment.ProcessorCount} cores shared by all."));
        to.WriteLine();
        foreach (var (title, tenants) in new[] { ($"{Fleet.Tenants} tenants, evenly", Fleet.Tenants), ("One hot tenant", 1) })
        {
            var report = new DeliveryReport(title, to);
            await SaturateAsync(report, receivers, tenants, new Meter(stack.Host.PostgresId), pgbench, cancel);
            report.PrintSaturation();
            await OfferHalfAsync(report, receivers, tenants, cancel);
            report.PrintLatency();
        }

        foreach (var finding in _findings)
        {
            to.WriteLine($"NOT RIGHT: {finding}");
        }

        to.WriteLine(_findings.Count == 0 ? "Rows, sums and repeats were right after every run." : "See above.");
        return _findings.Count == 0 ? 0 : 1;
    }

    private async Task SaturateAsync(
        DeliveryReport report, IReceiver[] receivers, int tenants, Meter meter, PgBench pgbench, CancellationToken cancel)
    {
        foreach (var receiver in receivers)
        {
            await RunAsync(receiver, tenants, load => load.SaturateAsync(options.Connections, options.Warmup, cancel));
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var receiver in receivers)
            {
                Measurement? measured = null;
                await RunAsync(receiver, tenants, async load =>
                {
                    measured = await meter.MeasureAsync(receiver, () => load.SaturateAsync(options.Connections, options.Duration, cancel));
                    return measured.Load;
                });
                report.Add(receiver.Name, measured!);
            }

            report.AddPgBench(
                await pgbench.RunAsync(rows: 1, clients: 32, tenants, options.Duration, cancel),
                await pgbench.RunAsync(rows: 30, clients: 2, tenants, options.Duration, cancel));
        }
    }

    private async Task OfferHalfAsync(DeliveryReport report, IReceiver[] receivers, int tenants, CancellationToken cancel)
    {
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var receiver in receivers)
            {
                var rate = report.MedianPerSecond(receiver.Name) / 2;
                report.AddLatency(receiver.Name, rate,
                    await RunAsync(receiver, tenants, load => load.OfferAsync(rate, options.Connections, options.Duration, cancel)));
            }
        }
    }

    private async Task<LoadResult> RunAsync(IReceiver receiver, int tenants, Func<DeliveryLoad, Task<LoadResult>> run)
    {
        var mark = NewMark();
        var load = new DeliveryLoad(receiver.Target, _payloads, receiver.Agents[..tenants], mark);
        var result = await run(load);
        _findings.AddRange((await receiver.CheckAsync(mark, result.Acknowledged, load.Sent)).Select(finding => $"{receiver.Name}: {finding}"));
        if (result.Refused > 0)
        {
            _findings.Add($"{receiver.Name}: {result.Refused} of {load.Sent} were refused");
        }

        return result;
    }

    private static string NewMark() => Guid.NewGuid().ToString("N")[..8];
}
