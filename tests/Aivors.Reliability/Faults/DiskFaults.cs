using System.Diagnostics;
using System.Globalization;

namespace Aivors.Reliability.Faults;

/// <summary>A disk that does not keep what it was given. strace answers for it: no library of ours need be loaded into Postgres.</summary>
internal static class DiskFaults
{
    private const string Strace = "/usr/bin/strace";

    public static IEnumerable<Fault> All => [new("F19", "the log's fsync fails (EIO) until Postgres gives up", FailAsync) { NeedsProgram = Strace }];

    private static async Task<string> FailAsync(Injection injection)
    {
        var since = injection.Load.Now;
        var log = Path.Combine(Path.GetDirectoryName(injection.Cluster.Stores.WalDisk)!, "postgres.log");
        var panics = Panics(log);
        var start = new ProcessStartInfo(Strace) { RedirectStandardError = true };
        string[] arguments = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO"];
        foreach (var argument in arguments.Concat(injection.Cluster.Stores.PostgresPids().SelectMany(pid => new[] { "-p", pid.ToString(CultureInfo.InvariantCulture) })))
        {
            start.ArgumentList.Add(argument);
        }

        using var strace = Process.Start(start)!;
        var said = strace.StandardError.ReadToEndAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(10) && Panics(log) == panics;) await Injection.WaitAsync(0.1);
        await Injection.WaitAsync(2);
        // it lets go of those that still live
        Signals.Terminate(strace.Id);
        await strace.WaitForExitAsync();
        Injection.Require(Panics(log) > panics, $"Postgres went on: {await said}");
        await Injection.WaitAsync(3);
        return $"{Panics(log) - panics} PANIC of Postgres; {injection.CountSince(since, a => a.Status >= 500)} answers 503";
    }

    private static int Panics(string log)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').Count(line => line.Contains("PANIC:", StringComparison.Ordinal) && line.Contains("sync", StringComparison.Ordinal));
    }
}
