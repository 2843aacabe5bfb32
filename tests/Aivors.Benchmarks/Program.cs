using System.Globalization;
using Aivors.Benchmarks.Day;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Peers;
using Aivors.Benchmarks.Reads;

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

    case ["reads", .. var sizes]:
        var numbers = sizes.Select(size => int.TryParse(size, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers.Any(number => number is < 100 or > 10_000_000))
        {
            Console.Error.WriteLine("Sizes are whole numbers from 100 to 10000000.");
            return 2;
        }

        return await new ReadBenchmark(numbers is [] ? [1_000, 100_000, 1_000_000] : numbers, times: 100, Console.Out).RunAsync(cancel.Token);

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
              day        [--calls N] [--silos N] [...]  a simulated day; no server is started (docs/scaling.md)
              reads      [SIZE ...]                     calls of one tenant; 1000 100000 1000000 if none are named
            """);
        return 2;
}
