using System.Globalization;

namespace Aivors.Benchmarks.Day;

/// <summary>The day and the machines that it is played on. Costs are of one delivery; give those that the deliveries benchmark printed.</summary>
internal sealed record DayOptions
{
    public double Calls { get; private init; } = 10_000_000;

    public double Tenants { get; private init; } = 10_000;

    /// <summary>Events of a call: started, ended, analyzed.</summary>
    public double Events { get; private init; } = 3;

    /// <summary>Exponent of Zipf's law: the share of the tenant of rank r goes with 1 / r^skew.</summary>
    public double Skew { get; private init; } = 1;

    /// <summary>How many times the rate is higher in the first minute of every quarter of an hour, when campaigns begin.</summary>
    public double Burst { get; private init; } = 2;

    public double ApiUs { get; private init; } = 280;

    public double SiloUs { get; private init; } = 320;

    public double PostgresUs { get; private init; } = 350;

    /// <summary>What a commit takes beside its rows: the flush to disk, and the way there and back.</summary>
    public double CommitUs { get; private init; } = 1_500;

    public double WalBytes { get; private init; } = 10_600;

    public double ApiCores { get; private init; } = 2;

    public double Silos { get; private init; } = 2;

    public double SiloCores { get; private init; } = 2;

    public double Lanes { get; private init; } = 1;

    public double PostgresCores { get; private init; } = 4;

    public double GroupRows { get; private init; } = 128;

    public double QueueCapacity { get; private init; } = 4_096;

    /// <summary>A measured slice to check the model with: deliveries a second that all parts together made on <see cref="Cores"/> shared cores.</summary>
    public double Measured { get; private init; }

    public double Cores { get; private init; } = 2;

    /// <summary>What the load generator of the measured slice took of the same cores.</summary>
    public double LoadUs { get; private init; }

    public double Connections { get; private init; } = 64;

    public double Deliveries => Calls * Events;

    /// <summary>Null and what is wrong with the arguments in <paramref name="fault"/>.</summary>
    public static DayOptions? Read(IReadOnlyList<string> arguments, out string? fault)
    {
        var options = new DayOptions();
        fault = null;
        var names = typeof(DayOptions).GetProperties().Where(property => property.CanWrite)
            .ToDictionary(property => $"--{string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant()}");
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!names.TryGetValue(arguments[i], out var property)
                || i + 1 >= arguments.Count || !double.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var value) || value is < 0 or > 1e10)
            {
                fault = $"'{arguments[i]}' wants a number, and is one of {string.Join(", ", names.Keys)}.";
                return null;
            }

            property.SetValue(options, value);
        }

        return options;
    }
}
