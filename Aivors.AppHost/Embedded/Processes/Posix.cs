using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Aivors.AppHost.Embedded.Processes;

/// <summary>The few things of a Unix that .NET has no managed call for.</summary>
internal static class Posix
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    public static bool IsRoot => !OperatingSystem.IsWindows() && EffectiveUserId() == 0;

    /// <summary>Asks a process to end: SIGTERM, because a .NET process started in the background never sees SIGINT.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void Terminate(int pid) => _ = Kill(pid, SigTerm);

    /// <summary>Postgres' "fast" shutdown.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void Interrupt(int pid) => _ = Kill(pid, SigInt);

    /// <summary>Full path of a program on PATH, or null.</summary>
    public static string? OnPath(string program)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The process, if it is there; the caller disposes it.</summary>
    public static Process? Find(int pid)
    {
        try
        {
            var process = Process.GetProcessById(pid);
            if (!process.HasExited && !IsZombie(pid)) return process;
            process.Dispose();
        }
        catch (ArgumentException)
        {
            // not there
        }

        return null;
    }

    /// <summary>Dead, but not collected: an orphan below an init process that collects nobody, as in many containers.</summary>
    private static bool IsZombie(int pid)
    {
        try
        {
            if (!OperatingSystem.IsLinux()) return false;
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // "7 (name, which may hold anything) S ..."
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUserId();

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
