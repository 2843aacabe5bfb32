namespace Aivors.Reliability.Faults;

/// <summary>Two versions at once on one database, which the newer has migrated.</summary>
internal static class VersionFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("F29", "the earlier version beside this one, then alone, then this one again", MixAsync) { NeedsPrevious = true, NoFailedAnswer = true },
    ];

    /// <summary>One process after the other, as a rolling upgrade does it, here backward and then forward.</summary>
    private static async Task<string> MixAsync(Injection injection)
    {
        var cluster = injection.Cluster;
        Node[] order = [cluster.Silos[0], cluster.Apis[0], cluster.Silos[1], cluster.Apis[1]];
        var sides = new List<int>();
        foreach (var other in new[] { cluster.Previous, null })
        {
            foreach (var node in order)
            {
                node.OtherBuild = other;
                // else a request may meet the closing of the very connection that it goes over, and its sender cannot tell
                injection.Load.LeftOut = node.Address;
                await Injection.WaitAsync(1);
                await node.RestartAsync();
                injection.Load.LeftOut = null;
                await Injection.WaitAsync(2);
                sides.Add(cluster.Nodes.Count(n => IsOf(n, cluster.Previous!)));
            }
        }

        Injection.Require(sides.SequenceEqual([1, 2, 3, 4, 3, 2, 1, 0]), $"of the earlier version ran {string.Join(", ", sides)}");
        return $"of the four processes {string.Join(", ", sides)} were of the earlier version";
    }

    private static bool IsOf(Node node, string folder) =>
        File.ReadAllText($"/proc/{node.Pid}/cmdline").Contains(folder, StringComparison.Ordinal);
}
