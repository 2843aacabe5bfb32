using System.Globalization;
using Aivors.Benchmarks.Append;
using Aivors.Benchmarks.Day;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Live;
using Aivors.Benchmarks.Micro;
using Aivors.Benchmarks.Peers;
using Aivors.Benchmarks.Profile;
using Aivors.Benchmarks.Reads;
using Aivors.Benchmarks.Scale;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancel.Cancel();
};

switch (args)
{
    case ["deliveries", .. var rest]:
        if (DeliveryOptions.Read(rest, out var fault) is not { } options)
        {
            Console.Error.WriteLine(fault);
            return 2;
        }

        return await new DeliveryBenchmark(options, Console.Out).RunAsync(cancel.Token);

    case ["live"]:
        return await new LiveBenchmark(Console.Out).RunAsync(cancel.Token);

    case ["scale", .. var tenants]:
        var fleets = Numbers(tenants, 100, 1_000_000);
        return fleets is null ? 2 : await new ScaleBenchmark(fleets is [] ? [1_000, 100_000] : fleets, Console.Out).RunAsync(cancel.Token);

    case ["micro"]:
        // In this process: a build for each benchmark would want packages that an offline machine lacks.
        BenchmarkRunner.Run<MicroBenchmarks>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;

    case ["append", .. var sql]:
        await new AppendBenchmark(Console.Out).RunAsync(string.Join(' ', sql), cancel.Token);
        return 0;

    case ["profile", .. var rest]:
        if (DeliveryOptions.Read(rest, out var misread) is not { } load)
        {
            Console.Error.WriteLine(misread);
            return 2;
        }

        return await new ProfileBenchmark(load, Console.Out).RunAsync(cancel.Token);

    case ["reads", .. var sizes]:
        var numbers = Numbers(sizes, 100, 10_000_000);
        return numbers is null ? 2 : await new ReadBenchmark(numbers is [] ? [1_000, 100_000, 1_000_000] : numbers, times: 100, Console.Out).RunAsync(cancel.Token);

    case ["day", .. var rest]:
        if (DayOptions.Read(rest, out var wrong) is not { } day)
        {
            Console.Error.WriteLine(wrong);
            return 2;
        }

        new DaySimulation(day, Console.Out).Run();
        return 0;

    case ["peer"]:
        await PlainReceiver.RunAsync(
            Environment.GetEnvironmentVariable("DATABASE_URL")!, Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!,
            int.Parse(Environment.GetEnvironmentVariable("PORT")!, CultureInfo.InvariantCulture));
        return 0;

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Aivors.Benchmarks -- <benchmark>

              deliveries [--rounds N] [--seconds N] [--warmup N] [--connections N] [--silos N]
              live                                          how soon a watcher knows, and what a thousand watchers cost
              scale      [TENANTS ...]                  waking a tenant, its memory, a restart; 1000 100000 if none are named
              micro                                         the pure parts, by BenchmarkDotNet
              append     [SQL]                          the appending statement alone; SQL is run before, to try a change of the schema
              profile    [--seconds N] [--warmup N] [--connections N] [--silos N] [--tenants N]     where the time goes; needs perf
              day        [--calls N] [--silos N] [...]  a simulated day; no server is started (docs/scaling.md)
              reads      [SIZE ...]                     calls of one tenant; 1000 100000 1000000 if none are named
            """);
        return 2;
}

static int[]? Numbers(string[] texts, int least, int most)
{
    var numbers = texts.Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
    if (numbers.All(number => number >= least && number <= most))
    {
        return numbers;
    }

    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Whole numbers from {least} to {most}, please: {string.Join(' ', texts)}"));
    return null;
}
