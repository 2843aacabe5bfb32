using Aivors.Reliability.Simulation;

namespace Aivors.Tests.Reliability;

/// <summary>The product's grains, writer, intake and pump on thousands of schedules that real processes are too slow for.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 5_000;

    [Fact]
    public void Five_thousand_seeds_break_no_promise()
    {
        using var report = new StringWriter();

        var failures = Soak.Run(from: 1, Seeds, report);

        output.WriteLine(report.ToString());
        Assert.True(failures.Count == 0, report.ToString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(77)]
    [InlineData(4_321)]
    public void A_seed_takes_the_same_steps_again(int seed)
    {
        var (first, second) = (Simulation.Run(seed), Simulation.Run(seed));

        Assert.Equal(first, second);
    }
}
