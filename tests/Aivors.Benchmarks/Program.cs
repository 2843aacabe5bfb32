using System.Globalization;
using Aivors.Benchmarks.Append;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Peers;
using Aivors.Benchmarks.Profile;
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

    case ["append", .. var sql]:
        await new AppendBenchmark(Console.Out).RunAsync(string.Join(' ', sql), cancel.Token);
        return 0;

    case ["profile", .. var rest]:
        if (DeliveryOptions.Read(rest, out var wrong) is not { } load)
        {
            Console.Error.WriteLine(wrong);
            return 2;
        }

        return await new ProfileBenchmark(load, Console.Out).RunAsync(cancel.Token);

    case ["reads", .. var sizes]:
        var numbers = sizes.Select(size => int.TryParse(size, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        if (numbers.Any(number => number is < 100 or > 10_000_000))
        {
            Console.Error.WriteLine("Sizes are whole numbers from 100 to 10000000.");
            return 2;
        }

        return await new ReadBenchmark(numbers is [] ? [1_000, 100_000, 1_000_000] : numbers, times: 100, Console.Out).RunAsync(cancel.Token);

    case ["peer"]:
        await PlainReceiver.RunAsync(
            Environment.GetEnvironmentVariable("DATABASE_URL")!, Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!,
            int.Parse(Environment.GetEnvironmentVariable("PORT")!, CultureInfo.InvariantCulture));
        return 0;

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Aivors.Benchmarks -- <benchmark>

              deliveries [--rounds N] [--seconds N] [--warmup N] [--connections N] [--silos N]
              append     [SQL]                          the appending statement alone; SQL is run before, to try a change of the schema
              profile    [--seconds N] [--warmup N] [--connections N] [--silos N] [--tenants N]     where the time goes; needs perf
              reads      [SIZE ...]                     calls of one tenant; 1000 100000 1000000 if none are named
            """);
        return 2;
}
