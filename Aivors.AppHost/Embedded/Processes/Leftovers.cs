using System.Diagnostics;
using System.Globalization;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>
/// The children of this run, written down, so that the next run on the same folder can end what a crash left behind
/// (the reaper normally has; this is for when it was killed as well).
/// </summary>
internal sealed class Leftovers(string path)
{
    private readonly Lock _gate = new();

    /// <summary>Notes a child; its start time tells it from a later process of the same number.</summary>
    public void Note(int pid)
    {
        using var process = Posix.Find(pid);
        if (process is null) return;
        var line = string.Create(CultureInfo.InvariantCulture, $"{pid} {new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}\n");
        lock (_gate) File.AppendAllText(path, line);
    }

    /// <summary>After an orderly stop.</summary>
    public void Clear() => File.Delete(path);

    /// <summary>Ends those of the last run that still live; the number of them.</summary>
    public async Task<int> EndAsync()
    {
        if (!File.Exists(path)) return 0;
        var ended = 0;
        // the last started first: services before the store that they write to
        foreach (var line in Enumerable.Reverse(await File.ReadAllLinesAsync(path)))
        {
            if (Parse(line) is not var (pid, started) || Posix.Find(pid) is not { } process) continue;
            using (process)
            {
                // the system reckons start times from its own clock: some slack
                if (Math.Abs(new DateTimeOffset(process.StartTime).ToUnixTimeSeconds() - started) > 3) continue;
                await EndAsync(process);
                ended++;
            }
        }

        Clear();
        return ended;
    }

    private static async Task EndAsync(Process process)
    {
        if (OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
        else Posix.Terminate(process.Id);

        // not our child: asked for again and again, since waiting on it would take its corpse for the living
        var patience = Stopwatch.StartNew();
        while (IsThere(process.Id))
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(10)) process.Kill(entireProcessTree: true);
            await Task.Delay(50);
        }
    }

    private static bool IsThere(int pid)
    {
        using var process = Posix.Find(pid);
        return process is not null;
    }

    private static (int Pid, long Started)? Parse(string line)
    {
        var words = line.Split(' ');
        return words.Length == 2
            && int.TryParse(words[0], CultureInfo.InvariantCulture, out var pid)
            && long.TryParse(words[1], CultureInfo.InvariantCulture, out var started)
            ? (pid, started)
            : null;
    }
}
