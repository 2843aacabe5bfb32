using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aivors.Reliability.Faults;

/// <summary>What the kernel does to a process. Only to those that the harness started.</summary>
internal static partial class Signals
{
    private const int Kill9 = 9;
    private const int Term = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    public static void Terminate(int pid) => _ = Send(pid, Term);

    public static void Kill(int pid) => _ = Send(pid, Kill9);

    public static void Freeze(int pid) => _ = Send(pid, Stop);

    public static void Thaw(int pid) => _ = Send(pid, Continue);

    /// <summary>The state letter of a process, such as T for one that is frozen; null when there is none.</summary>
    public static char? StateOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Runs a short program; its exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said).Trim());
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int pid, int signal);
}
