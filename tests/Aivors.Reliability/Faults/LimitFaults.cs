using System.Diagnostics;
using System.Globalization;

namespace Aivors.Reliability.Faults;

/// <summary>A silo that has too little of what a process needs.</summary>
internal static class LimitFaults
{
    private const int HeapMegabytes = 24;
    private const int Workers = 3;

    public static IEnumerable<Fault> All =>
    [
        new("F32", $"a silo's heap limited to {HeapMegabytes} MB, 15 s", StarveAsync),
        new("F33", $"a silo and an Api with {Workers} worker threads, Postgres 0.2 s slower, 12 s", CrampAsync),
    ];

    private static async Task<string> StarveAsync(Injection injection)
    {
        var silo = injection.AnySilo();
        silo.Extra["DOTNET_GCHeapHardLimit"] = (HeapMegabytes << 20).ToString("X", CultureInfo.InvariantCulture);
        var log = Path.Combine(injection.Cluster.LogFolder, $"{silo.Name}.log");
        var before = OutOfMemory(log);
        await silo.StopAsync();
        var ends = 0;
        await silo.ReviveAsync();
        // whoever runs it starts it again when it ends
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(15);)
        {
            await Injection.WaitAsync(0.2);
            if (!silo.HasEnded) continue;
            ends++;
            await silo.ReviveAsync();
        }

        var told = OutOfMemory(log) - before;
        Injection.Require(ends > 0 || told > 0, "there was memory enough");
        return $"{silo.Name} was out of memory: {told} times in its log, and ended {ends} times";
    }

    private static async Task<string> CrampAsync(Injection injection)
    {
        var (silo, api) = (injection.AnySilo(), injection.Cluster.Apis[0]);
        foreach (var node in new[] { silo, api })
        {
            // hexadecimal, as all of the runtime's numbers
            node.Extra["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = Workers.ToString("X", CultureInfo.InvariantCulture);
            node.Extra["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1";
            await node.RestartAsync();
        }

        foreach (var node in injection.Cluster.Nodes) node.Database.Latency = TimeSpan.FromMilliseconds(200);
        var (most, slowest) = (0, 0.0);
        using var http = new HttpClient();
        for (var all = Stopwatch.StartNew(); all.Elapsed < TimeSpan.FromSeconds(12);)
        {
            most = Math.Max(most, Math.Max(WorkersOf(silo.Pid), WorkersOf(api.Pid)));
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync(new Uri(api.Address, "/alive"));
            slowest = Math.Max(slowest, watch.Elapsed.TotalMilliseconds);
            await Injection.WaitAsync(0.2);
        }

        Injection.Require(most is > 0 and <= Workers, $"{most} worker threads");
        Injection.Require(!silo.HasEnded && !api.HasEnded, "one of them ended");
        return $"{most} worker threads at most in {silo.Name} and {api.Name}; /alive at most {slowest:0} ms";
    }

    private static int WorkersOf(int pid) => Directory.EnumerateDirectories($"/proc/{pid}/task").Count(task =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).StartsWith(".NET TP Worker", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });

    private static int OutOfMemory(string log)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').Count(line =>
            line.Contains("OutOfMemory", StringComparison.Ordinal) || line.Contains("Out of memory", StringComparison.Ordinal) || line.Contains("heap hard limit", StringComparison.OrdinalIgnoreCase));
    }
}
