using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Telemetry;

/// <summary>
/// The Aspire CLI, which brings the telemetry dashboard: the developer's own, else one that was fetched before, else fetched now from
/// npm, in the version and with the hash that the lock file beside this class names.
/// </summary>
internal static class AspireCli
{
    /// <summary>Names the program, for when it is not on PATH.</summary>
    public const string Variable = "AIVORS_ASPIRE_CLI";

    /// <summary>What to do where it cannot be had.</summary>
    public const string Hint = "install the Aspire CLI ('aspire' on PATH, or AIVORS_ASPIRE_CLI)";

    private const string Package = "@microsoft/aspire-cli-linux-x64";

    /// <summary>The version that the lock file pins.</summary>
    public static string Version { get; } = ReadVersion();

    /// <summary>Where a fetched one lies.</summary>
    private static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "aivors", $"aspire-{Version}");

    /// <summary>The program.</summary>
    /// <exception cref="StartupException">It is not here and cannot be fetched; the message says why.</exception>
    public static async Task<string> FindOrFetchAsync(Action<string>? say, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return File.Exists(given) ? given : throw new StartupException($"{Variable} names {given}, which does not exist.");
        if (Posix.OnPath("aspire") is { } own) return own;

        var program = Path.Combine(Folder, "bin", "aspire");
        if (File.Exists(program)) return program;
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not Architecture.X64)
            throw new StartupException($"npm has it for Linux on x64 only: {Hint}.");
        var npm = Posix.OnPath("npm") ?? throw new StartupException($"There is no npm to fetch it with: install npm, or {Hint}.");

        say?.Invoke($"Fetching the Aspire CLI {Version} (about 130 MB) from npm, once.");
        await FetchAsync(npm, program, cancellationToken);
        return program;
    }

    private static async Task FetchAsync(string npm, string program, CancellationToken cancellationToken)
    {
        // beside its place, and moved there whole: several may fetch at once, and each may be stopped
        var fresh = $"{Folder}.{Guid.NewGuid():N}"[..(Folder.Length + 9)];
        Directory.CreateDirectory(fresh);
        try
        {
            await CopyAsync("package.json", fresh, cancellationToken);
            await CopyAsync("package-lock.json", fresh, cancellationToken);
            // 'ci' takes what the lock file names, and refuses what does not have its hash
            var result = await ShortCommand.RunAsync(
                npm, ["ci", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund"], TimeSpan.FromMinutes(5), cancellationToken: cancellationToken);
            if (result.ExitCode != 0) throw new StartupException($"npm could not fetch {Package}@{Version} ({LastLine(result.Output)}): {Hint}.");

            Directory.CreateDirectory(Path.GetDirectoryName(program)!);
            File.Move(Path.Combine(fresh, "node_modules", Package, "bin", "aspire"), program, overwrite: true);
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static async Task CopyAsync(string name, string folder, CancellationToken cancellationToken)
    {
        await using var source = Open(name);
        await using var target = File.Create(Path.Combine(folder, name));
        await source.CopyToAsync(target, cancellationToken);
    }

    private static string ReadVersion()
    {
        using var document = JsonDocument.Parse(Open("package-lock.json"));
        return document.RootElement.GetProperty("packages").GetProperty($"node_modules/{Package}").GetProperty("version").GetString()!;
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Telemetry/{name}")!;

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .LastOrDefault(line => !line.Contains("debug-0.log", StringComparison.Ordinal)) ?? "it said nothing";
}
