using System.Globalization;

namespace Aivors.Benchmarks.Deliveries;

/// <summary>How long and how hard. The defaults take about ten minutes.</summary>
internal sealed record DeliveryOptions
{
    public int Rounds { get; private init; } = 5;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(8);

    public TimeSpan Warmup { get; private init; } = TimeSpan.FromSeconds(3);

    public int Connections { get; private init; } = 64;

    public int Silos { get; private init; } = 1;

    /// <summary>Over how many tenants a profile spreads its calls; the comparison always takes all and one.</summary>
    public int Tenants { get; private init; } = Fleet.Tenants;

    /// <summary>Whether a profile records the processors, or only counts their time.</summary>
    public bool Perf { get; private init; } = true;

    /// <summary>Null and what is wrong with the arguments in <paramref name="fault"/>.</summary>
    public static DeliveryOptions? Read(IReadOnlyList<string> arguments, out string? fault)
    {
        var options = new DeliveryOptions();
        fault = null;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 >= arguments.Count || !int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var value) || value is < 0 or > 3600)
            {
                fault = $"'{arguments[i]}' wants a whole number from 0 to 3600.";
                return null;
            }

            options = arguments[i] switch
            {
                "--rounds" => options with { Rounds = value },
                "--seconds" => options with { Duration = TimeSpan.FromSeconds(value) },
                "--warmup" => options with { Warmup = TimeSpan.FromSeconds(value) },
                "--connections" => options with { Connections = value },
                "--silos" => options with { Silos = value },
                "--tenants" => options with { Tenants = Math.Min(value, Fleet.Tenants) },
                "--perf" => options with { Perf = value != 0 },
                _ => null!,
            };
            if (options is null)
            {
                fault = $"'{arguments[i]}' is none of --rounds, --seconds, --warmup, --connections, --silos, --tenants, --perf.";
                return null;
            }
        }

        return options;
    }
}
