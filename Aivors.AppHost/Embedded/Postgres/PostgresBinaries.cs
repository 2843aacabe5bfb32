using System.Globalization;
using System.Text.RegularExpressions;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>A folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int MinimumMajor = 15;

    /// <summary>Names the folder outright; if it is set and wrong, nothing else is tried.</summary>
    public const string Variable = "AIVORS_POSTGRES_BIN";

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>The first usable ones: the developer's word, PATH, the usual folders, and last the npm package.</summary>
    public static async Task<PostgresBinaries> FindAsync(Action<string>? say = null, CancellationToken cancellationToken = default)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given))
        {
            return await ProbeAsync(given, cancellationToken) ?? throw new StartupException(
                $"{Variable} names {given}, but there are no usable postgres, initdb and pg_ctl of version {MinimumMajor} or newer in it.");
        }

        var found = await FirstUsableAsync(PostgresFolders.All(), cancellationToken);
        if (found is not null) return found;

        var fetched = await PostgresFromNpm.FindOrInstallAsync(say, cancellationToken);
        return (fetched is null ? null : await ProbeAsync(fetched, cancellationToken)) ?? throw new StartupException(
            $"No PostgreSQL {MinimumMajor}+ was found (looked in {Variable}, PATH, the usual folders, and for npm): {HowToInstall()}, "
            + $"or set {Variable} to the folder of postgres and initdb, or ConnectionStrings__aivorsdb to a server that runs.");
    }

    /// <summary>The first of these folders with a usable Postgres.</summary>
    public static async Task<PostgresBinaries?> FirstUsableAsync(IEnumerable<string> folders, CancellationToken cancellationToken = default)
    {
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            if (await ProbeAsync(folder, cancellationToken) is { } binaries) return binaries;
        }

        return null;
    }

    /// <summary>The binaries of a folder if all three are there, they run, and they are new enough.</summary>
    public static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken cancellationToken = default)
    {
        if (!File.Exists(Program(folder, "postgres")) || !File.Exists(Program(folder, "initdb")) || !File.Exists(Program(folder, "pg_ctl")))
            return null;
        try
        {
            var answer = await ShortCommand.RunAsync(
                Program(folder, "postgres"), ["--version"], TimeSpan.FromSeconds(10), cancellationToken: cancellationToken);
            return answer.ExitCode == 0 && MajorOf(answer.Output) is { } major and >= MinimumMajor
                ? new PostgresBinaries(folder, major)
                : null;
        }
        catch (StartupException)
        {
            // another platform's program, or not executable
            return null;
        }
    }

    /// <summary>"postgres (PostgreSQL) 15.18 (Debian ...)" gives 15.</summary>
    internal static int? MajorOf(string version) =>
        VersionNumber().Match(version) is { Success: true } match
            ? int.Parse(match.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string HowToInstall() =>
        OperatingSystem.IsWindows() ? "install it with 'winget install PostgreSQL.PostgreSQL.17'"
        : OperatingSystem.IsMacOS() ? "install it with 'brew install postgresql@17'"
        : "install it with 'sudo apt install postgresql' or your system's like";

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d{1,4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
