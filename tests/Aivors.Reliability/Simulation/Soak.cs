using System.Collections.Concurrent;
using System.Diagnostics;

namespace Aivors.Reliability.Simulation;

/// <summary>Many seeds, on all cores.</summary>
internal static class Soak
{
    /// <returns>The seeds that broke a promise, the lowest first.</returns>
    public static IReadOnlyList<SimulationResult> Run(int from, int count, TextWriter output, int failuresMax = 10)
    {
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentBag<SimulationResult>();
        long steps = 0, bites = 0, acknowledged = 0, unknown = 0, done = 0;
        Parallel.For(from, from + count, (seed, state) =>
        {
            var result = Simulation.Run(seed);
            Interlocked.Add(ref steps, result.Steps);
            Interlocked.Add(ref bites, result.Bites);
            Interlocked.Add(ref acknowledged, result.Acknowledged);
            Interlocked.Add(ref unknown, result.Unknown);
            if (Interlocked.Increment(ref done) % 100_000 == 0) output.WriteLine($"{done} seeds, {watch.Elapsed.TotalSeconds:0} s, {failures.Count} violations");
            if (result.Violation is null) return;
            failures.Add(result);
            if (failures.Count >= failuresMax) state.Stop();
        });
        foreach (var failure in failures.OrderBy(f => f.Seed)) output.WriteLine($"seed {failure.Seed}: {failure.Violation}");
        output.WriteLine(
            $"{done} seeds from {from}: {failures.Count} violations; {steps} steps, {bites} injuries, {acknowledged} acknowledged, {unknown} unknown; "
            + $"{watch.Elapsed.TotalSeconds:0.0} s");
        return [.. failures.OrderBy(f => f.Seed)];
    }
}
