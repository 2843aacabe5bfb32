using System.Diagnostics;
using System.Globalization;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Load;
using Npgsql;

namespace Aivors.Benchmarks.Profile;

/// <summary>
/// Where the time goes at saturation: the product alone under load, with <c>perf</c> watching all processors. Prints each process's share,
/// the functions that cost most, and the methods with all that they call; the recording stays in the folder named, for whoever wants the call chains.
/// </summary>
internal sealed class ProfileBenchmark(DeliveryOptions options, TextWriter to)
{
    private const string Rate = "499";

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (options.Perf)
        {
            // The runtime then writes down which compiled method lies where; perf reads it by the process's id.
            Environment.SetEnvironmentVariable("DOTNET_PerfMapEnabled", "1");
            Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
        }

        await using var stack = await BenchmarkStack.StartAsync("--silos", options.Silos.ToString(CultureInfo.InvariantCulture));
        await using var aivors = await AivorsReceiver.StartAsync(stack.Host, stack.Api, stack.OwnerConnection, "profile0");
        var payloads = new Payloads();
        await LoadAsync("warmup00", options.Warmup);
        var file = Path.Combine(Path.GetTempPath(), $"aivors-{Environment.ProcessId}.perf");
        using var perf = options.Perf ? Process.Start(new ProcessStartInfo("perf",
            ["record", "-a", "-q", "-g", "-F", Rate, "-o", file, "--", "sleep", options.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)])) : null;
        var meter = new Meter(stack.Host.PostgresId);
        var measured = await meter.MeasureAsync(aivors, () => LoadAsync("profiled", options.Duration));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{measured.Load.PerSecond:0} calls/s, p50 {measured.Load.Percentile(.5):0.0} ms, p99 {measured.Load.Percentile(.99):0.0} ms, {measured.WalBytes:0} B of WAL and {1 / measured.Group:0.000} commits a call"));
        var behind = await BehindInSearchAsync(stack.OwnerConnection, cancel);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{behind} facts not yet looked at by the search index"));
        foreach (var (part, microseconds) in measured.CpuMicroseconds)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part,-10} {microseconds,6:0} us a call"));
        }

        if (perf is null)
        {
            return 0;
        }

        await perf.WaitForExitAsync(cancel);
        foreach (var (part, processes) in aivors.Processes.Append(new("postgres", () => Measuring.ProcessCpu.Tree(stack.Host.PostgresId))))
        {
            await ReportAsync(part, string.Join(',', processes()), file, cancel);
            if (part is "api" or "silo")
            {
                await ReportMethodsAsync(string.Join(',', processes()), file, cancel);
            }
        }

        to.WriteLine($"The recording: {file}");
        return 0;

        Task<LoadResult> LoadAsync(string mark, TimeSpan duration) =>
            new DeliveryLoad(aivors.Target, payloads, aivors.Agents[..options.Tenants], mark).SaturateAsync(options.Connections, duration, cancel);
    }

    private async Task ReportAsync(string part, string processes, string file, CancellationToken cancel)
    {
        to.WriteLine();
        to.WriteLine($"### {part}");
        foreach (var (sort, lines) in new[] { ("comm,dso", 12), ("symbol", 45) })
        {
            using var report = Process.Start(new ProcessStartInfo("perf",
                ["report", "-i", file, "--stdio", "-q", "--no-children", "-g", "none", "--percent-limit", "0.3", "--pid", processes, "--percentage", "relative", "--sort", sort])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = report.StandardError.ReadToEndAsync(cancel);
            var said = await report.StandardOutput.ReadToEndAsync(cancel);
            foreach (var line in said.Split('\n').Where(line => line.Trim().Length > 0).Take(lines))
            {
                to.WriteLine(line.TrimEnd());
            }

            to.WriteLine();
        }
    }

    private async Task ReportMethodsAsync(string processes, string file, CancellationToken cancel)
    {
        using var script = Process.Start(new ProcessStartInfo("perf", ["script", "-i", file, "--pid", processes, "-F", "comm,ip,sym,dso"])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = script.StandardError.ReadToEndAsync(cancel);
        to.WriteLine("With all that they call:");
        foreach (var (method, share) in InclusiveFrames.Read(script.StandardOutput, most: 120))
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share,9:P1}  {method}"));
        }

        await script.WaitForExitAsync(cancel);
    }

    private static async Task<long> BehindInSearchAsync(string connection, CancellationToken cancel)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(
            "select sum(t.head_seq - coalesce(p.up_to_seq, 0))::int8 from tenants t left join call_search_progress p on p.tenant_id = t.tenant_id");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
