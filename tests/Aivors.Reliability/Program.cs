using System.Globalization;
using Aivors.Reliability.Faults;
using Aivors.Reliability.Simulation;

switch (args)
{
    case ["simulate", .. var rest]:
        var count = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000;
        var from = rest.Length > 1 ? int.Parse(rest[1], CultureInfo.InvariantCulture) : 1;
        return Soak.Run(from, count, Console.Out).Count == 0 ? 0 : 1;

    case ["faults", .. var options]:
        return await FaultsCommand.RunAsync(options);

    case ["neighbour"]:
        return await NeighbourCommand.RunAsync();

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/Aivors.Reliability -- <what>

              simulate [COUNT] [FIRST]     so many seeds, from the first on; 1000000 from 1 if none are named
              faults [--only F01,F12] [--seed N] [--rounds N] [--rate N] [--history DIR] [--previous DIR]
                                           DIR of --previous: Aivors.Silo and Aivors.Api of an earlier version, published, for F29
              neighbour                    a quiet tenant alone, beside one that sends twenty times as much, and beside one that sends all it can
            """);
        return 2;
}
