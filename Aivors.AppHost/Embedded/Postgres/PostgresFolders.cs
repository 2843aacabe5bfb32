using System.Globalization;
using System.Text.RegularExpressions;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>Where Postgres' server programs usually lie; on PATH most systems put only the client's.</summary>
internal static partial class PostgresFolders
{
    public static IEnumerable<string> All() => OnPath().Concat(Usual());

    private static IEnumerable<string> OnPath()
    {
        var name = OperatingSystem.IsWindows() ? "postgres.exe" : "postgres";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file)) continue;
            // a link in /usr/bin leads to the folder with initdb in it
            var target = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
            yield return Path.GetDirectoryName(target)!;
        }
    }

    private static IEnumerable<string> Usual()
    {
        if (OperatingSystem.IsWindows())
            return Below(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin");

        return Below("/usr/lib/postgresql", "*", "bin")
            .Concat(Below("/usr", "pgsql-*", "bin"))
            .Concat(Below("/opt/homebrew/opt", "postgresql*", "bin"))
            .Concat(Below("/usr/local/opt", "postgresql*", "bin"))
            .Concat(Below("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"))
            .Concat(Below("/Applications/Postgres.app/Contents/Versions", "*", "bin"))
            .Concat(Below("/Library/PostgreSQL", "*", "bin"));
    }

    /// <summary>The matching folders below <paramref name="parent"/>, highest version number first.</summary>
    internal static IEnumerable<string> Below(string parent, string pattern, string child) =>
        !Directory.Exists(parent)
            ? []
            : Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(folder => Number(Path.GetFileName(folder)))
                .Select(folder => Path.Combine(folder, child));

    private static double Number(string name) =>
        Digits().Match(name) is { Success: true } match ? double.Parse(match.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
