using System.Text.RegularExpressions;

namespace Aivors.Reliability.Faults;

/// <summary>Packets that do not arrive, and connections that spoil.</summary>
internal static partial class NetworkFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("F06", "silos cut off from each other, both ways, 15 s", injection => DropAsync(injection, both: true, "counter drop", 15)) { NeedsNamespace = true },
        new("F07", "one silo does not hear the other, 15 s", injection => DropAsync(injection, both: false, "counter drop", 15)) { NeedsNamespace = true },
        new("F08", "one packet in five between the silos lost, 12 s", injection => DropAsync(injection, both: true, "numgen random mod 100 < 20 counter drop", 12)) { NeedsNamespace = true },
        new("F09", "a silo cut off from Postgres, 12 s", CutOffAsync),
        new("F10", "every connection to Postgres reset each 200 ms, 8 s", ResetAsync),
        new("F11", "answers to commits swallowed, 1 in 5, 8 s", SwallowAsync),
    ];

    private static async Task<string> DropAsync(Injection injection, bool both, string verdict, int seconds)
    {
        var ports = injection.Cluster.Silos.Select(s => s.SiloPort).ToList();
        // By port: on loopback a rule by source address does nothing.
        var cut = string.Join(", ", both ? ports : ports.Take(1));
        var back = both ? "tcp sport { " + cut + " } " + verdict : "";
        var rules = $$"""
            table ip chaos {
              chain out {
                type filter hook output priority 0;
                tcp dport { {{cut}} } {{verdict}}
                {{back}}
              }
            }
            """;
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, rules);
        var (code, said) = await Signals.RunAsync("nft", "-f", file);
        File.Delete(file);
        Injection.Require(code == 0, $"nft: {said}");
        await Injection.WaitAsync(seconds);
        var counted = await Signals.RunAsync("nft", "list", "table", "ip", "chaos");
        var packets = Packets().Matches(counted.Output).Sum(m => long.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture));
        await Signals.RunAsync("nft", "flush", "ruleset");
        Injection.Require(packets > 0, "no packet was dropped");
        return $"{packets} packets dropped; {injection.Cluster.Silos.Count(s => s.HasEnded)} silo(s) stopped themselves";
    }

    private static async Task<string> CutOffAsync(Injection injection)
    {
        var silo = injection.AnySilo();
        var before = silo.Database.Held;
        silo.Database.Blackhole = true;
        await Injection.WaitAsync(12);
        silo.Database.Heal();
        Injection.Require(silo.Database.Held > before, "nothing was held");
        return $"{silo.Database.Held - before} requests of {silo.Name} held";
    }

    private static async Task<string> ResetAsync(Injection injection)
    {
        for (var i = 0; i < 40; i++)
        {
            foreach (var node in injection.Cluster.Nodes) node.Database.ResetAll();
            await Injection.WaitAsync(0.2);
        }

        var resets = injection.Cluster.Nodes.Sum(n => n.Database.Resets);
        Injection.Require(resets > 0, "no connection was reset");
        return $"{resets} connections reset";
    }

    private static async Task<string> SwallowAsync(Injection injection)
    {
        foreach (var silo in injection.Cluster.Silos) silo.Database.SwallowReplies = 0.2;
        await Injection.WaitAsync(8);
        var swallowed = injection.Cluster.Silos.Sum(s => s.Database.Swallowed);
        Injection.Require(swallowed > 0, "no answer was swallowed");
        return $"{swallowed} answers swallowed";
    }

    [GeneratedRegex(@"counter packets (?<n>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Packets();
}
