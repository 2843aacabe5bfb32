using System.Diagnostics;
using System.Globalization;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;

namespace Aivors.Benchmarks.Scale;

/// <summary>
/// What a tenant costs that is awake, and what it costs to wake it: each of so many tenants gets two deliveries, the first of which activates
/// its agent and its tenant. Then the silo is killed, and how long the same tenants take to be back.
/// </summary>
internal sealed class ScaleBenchmark(IReadOnlyList<int> sizes, TextWriter to)
{
    private const int Restarted = 10_000;
    private const int Connections = 16;

    private readonly Payloads _payloads = new();

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var table = new Table("tenants", "first delivery p50 ms", "p99", "second p50 ms", "p99", "first to second", "silo kB a tenant, resident", "calls/s first", "second");
        foreach (var size in sizes)
        {
            table.Add(await WakeAsync(size, cancel));
        }

        table.Print(to);
        await RestartAsync(cancel);
        return 0;
    }

    private async Task<object?[]> WakeAsync(int size, CancellationToken cancel)
    {
        await using var stack = await BenchmarkStack.StartAsync();
        await using var aivors = await AivorsReceiver.StartAsync(stack.Host, stack.Api, stack.OwnerConnection, "scale000", 1000 + size);
        // The programs' own code must be warm; its tenants are not those that are measured.
        var warmup = new DeliveryLoad(aivors.Target, _payloads, aivors.Agents[..1000], "warmup00");
        await warmup.SaturateAsync(Connections, TimeSpan.FromSeconds(20), cancel);
        var before = Resident(aivors);
        var agents = aivors.Agents[1000..];
        var load = new DeliveryLoad(aivors.Target, _payloads, agents, "scaled00");
        var first = await load.SendAsync(size, Connections, cancel);
        var woken = Resident(aivors);
        var second = await load.SendAsync(size, Connections, cancel);
        return
        [
            size, first.Percentile(.5), first.Percentile(.99), second.Percentile(.5), second.Percentile(.99), first.Percentile(.5) / second.Percentile(.5),
            (woken - before) / 1024.0 / size, first.PerSecond, second.PerSecond,
        ];
    }

    private async Task RestartAsync(CancellationToken cancel)
    {
        await using var stack = await BenchmarkStack.StartAsync();
        await using var aivors = await AivorsReceiver.StartAsync(stack.Host, stack.Api, stack.OwnerConnection, "restart0", Restarted);
        var load = new DeliveryLoad(aivors.Target, _payloads, aivors.Agents, "restart1");
        await load.SendAsync(Restarted, Connections, cancel);
        Process.GetProcessById(aivors.Processes["silo"]().Single()).Kill();
        var killed = Stopwatch.GetTimestamp();
        var answers = await load.SendAsync(Restarted, Connections, cancel);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"A silo with {Restarted} active tenants killed: each tenant's next delivery sent at once, {answers.Refused} refused, all answered after {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s (slowest {answers.Percentile(1) / 1000:0.0} s)"));
    }

    private static long Resident(AivorsReceiver aivors) => aivors.Processes["silo"]()
        .Select(id => File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)))
        .Sum(line => long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024);
}
