using System.Globalization;
using Aivors.Benchmarks.Deliveries;
using Aivors.Benchmarks.Peers;

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

    case ["peer"]:
        await PlainReceiver.RunAsync(
            Environment.GetEnvironmentVariable("DATABASE_URL")!, Environment.GetEnvironmentVariable("WEBHOOK_SECRET")!,
            int.Parse(Environment.GetEnvironmentVariable("PORT")!, CultureInfo.InvariantCulture));
        return 0;

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Aivors.Benchmarks -- <benchmark>

              deliveries [--rounds N] [--seconds N] [--warmup N] [--connections N] [--silos N]
            """);
        return 2;
}
