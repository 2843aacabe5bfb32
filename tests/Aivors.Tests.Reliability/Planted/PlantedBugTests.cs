#if PLANTED_BUGS
using Aivors.Reliability.Simulation;
using Aivors.Testing;
using Bugs = Aivors.Grains.Planted;

namespace Aivors.Tests.Reliability.Planted;

/// <summary>Tests the tests: each mistake that this build can make must be caught, and without one nothing may be found.</summary>
public sealed class PlantedBugTests(Backends backends, ITestOutputHelper output)
{
    private const int Seeds = 600;

    [Fact]
    public async Task Every_planted_bug_is_caught()
    {
        var probes = new (int Bug, string Name, Func<Task<string?>> Probe)[]
        {
            (1, "no unique charge for a call", () => FirstAsync(PostgresProbes.RepeatAsync)),
            (2, "balance written blindly", () => FirstAsync(PostgresProbes.TwoWritersAsync)),
            (3, "acknowledged before the commit", SimulateAsync),
            (4, "an error answered with 200", SimulateAsync),
            (5, "repeats known for a day", () => FirstAsync(PostgresProbes.MuchLaterAsync)),
            (6, "another key after a timeout", SimulateAsync),
            (7, "each event of a call charged", () => FirstAsync(PostgresProbes.TwoEventsAsync)),
            (8, "tenant by the present binding", SimulateAsync),
            (9, "a snapshot ahead of the journal believed", SimulateAsync),
            (15, "a poisoned delivery in the others' way", SimulateAsync),
        };
        var caught = 0;
        foreach (var (bug, name, probe) in probes)
        {
            Bugs.Bug = 0;
            var control = await probe();
            Bugs.Bug = bug;
            var found = await probe();
            output.WriteLine($"P{bug} {name}: {found ?? "NOT CAUGHT"}{(control is null ? "" : $" (but also without it: {control})")}");
            if (found is not null && control is null) caught++;
        }

        Bugs.Bug = 0;
        output.WriteLine($"caught {caught}/{probes.Length}");
        Assert.Equal(probes.Length, caught);
    }

    private async Task<string?> FirstAsync(Func<Backends, Task<IReadOnlyList<string>>> probe) => (await probe(backends)).FirstOrDefault();

    private static Task<string?> SimulateAsync()
    {
        var failure = Soak.Run(1, Seeds, TextWriter.Null, failuresMax: 1);
        return Task.FromResult(failure.Count == 0 ? null : $"seed {failure[0].Seed}: {failure[0].Violation?.Split('\n')[0]}");
    }
}
#endif
