using System.Diagnostics;

namespace Aivors.Reliability.Faults;

/// <summary>Processes that end, stand still, or are asked to go.</summary>
internal static class ProcessFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("F01", "silo killed (SIGKILL), 8 s without it", KillSiloAsync) { NoFailedAnswer = true },
        new("F02", "Api killed (SIGKILL), 4 s without it", KillApiAsync),
        new("F03/F05", "silo frozen (SIGSTOP) for 16 s, then woken", injection => FreezeAsync(injection, injection.AnySilo(), 16)) { FastAnswers = true },
        new("F04", "Api frozen (SIGSTOP) for 6 s, then woken", injection => FreezeAsync(injection, injection.AnyApi(), 6)),
        new("F28", "a process killed every 3 s and started again, 18 s", StormAsync),
        new("F30", "silo and Api stopped in order (SIGTERM) and started again", StopAsync) { NoFailedAnswer = true },
    ];

    private static async Task<string> KillSiloAsync(Injection injection)
    {
        var silo = injection.AnySilo();
        silo.Kill();
        await Injection.WaitAsync(8);
        Injection.Require(silo.HasEnded, "the silo lives");
        return $"{silo.Name} ended";
    }

    private static async Task<string> KillApiAsync(Injection injection)
    {
        var api = injection.AnyApi();
        var since = injection.Load.Now;
        api.Kill();
        await Injection.WaitAsync(4);
        var broken = injection.CountSince(since - 1, a => a.Status <= 0);
        Injection.Require(api.HasEnded && broken > 0, "no sender noticed");
        return $"{broken} tries found no answer";
    }

    private static async Task<string> FreezeAsync(Injection injection, Node node, int seconds)
    {
        var since = injection.Load.Now;
        Signals.Freeze(node.Pid);
        await Injection.WaitAsync(1);
        var state = Signals.StateOf(node.Pid);
        await Injection.WaitAsync(seconds - 1);
        Signals.Thaw(node.Pid);
        await Injection.WaitAsync(3);
        var noticed = injection.CountSince(since, a => a.Pending || a.Milliseconds > 1_000 || a.Status <= 0);
        Injection.Require(state == 'T' && noticed > 0, $"state {state}, {noticed} noticed");
        return $"{noticed} answers late or 202; {(node.HasEnded ? "the woken one stopped itself" : "the woken one went on")}";
    }

    private static async Task<string> StormAsync(Injection injection)
    {
        var watch = Stopwatch.StartNew();
        var kills = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(18))
        {
            var nodes = injection.Cluster.Nodes.ToList();
            var victim = nodes[injection.Random.Next(nodes.Count)];
            if (!victim.HasEnded)
            {
                victim.Kill();
                kills++;
            }

            await Injection.WaitAsync(1);
            await victim.ReviveAsync();
            await Injection.WaitAsync(2);
        }

        return $"{kills} processes killed";
    }

    /// <summary>One after the other, and each is back before the next goes: what a rolling restart does.</summary>
    private static async Task<string> StopAsync(Injection injection)
    {
        var times = new List<string>();
        using var http = new HttpClient();
        foreach (var node in new[] { injection.AnySilo(), injection.AnyApi() })
        {
            var watch = Stopwatch.StartNew();
            var code = await node.StopAsync();
            times.Add($"{node.Name} ended with {code} after {watch.Elapsed.TotalSeconds:0.0} s");
            Injection.Require(node.HasEnded, "it lives");
            await node.ReviveAsync();
            while (!await node.IsHealthyAsync(http) && watch.Elapsed < TimeSpan.FromSeconds(60)) await Injection.WaitAsync(0.2);
        }

        return string.Join(", ", times);
    }
}
