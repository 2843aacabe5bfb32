using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>As whom Postgres runs: ourselves, or, since it refuses root, another user of the machine.</summary>
internal static class PostgresAccount
{
    /// <summary>Names the user when root should not take <c>postgres</c> or <c>nobody</c>.</summary>
    public const string Variable = "AIVORS_POSTGRES_USER";

    /// <summary>Null: ourselves.</summary>
    public static string? Choose()
    {
        if (!Posix.IsRoot) return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new[] { Environment.GetEnvironmentVariable(Variable), "postgres", "nobody" }
            .FirstOrDefault(user => user is { Length: > 0 } && known.Contains(user))
            ?? throw new StartupException($"Postgres cannot run as root and there is no user postgres or nobody: name one in {Variable}.");
    }

    /// <summary>Makes a file or folder that user's own (there is no managed call for it).</summary>
    public static async Task GiveAsync(string path, string? user, CancellationToken cancellationToken)
    {
        if (user is null) return;
        var result = await ShortCommand.RunAsync("/bin/chown", ["-R", "-h", user, path], TimeSpan.FromSeconds(30), cancellationToken: cancellationToken);
        if (result.ExitCode != 0) throw new StartupException($"{path} cannot be given to the user {user}: {result.Output}");
    }

    /// <summary>Whether another user can get to <paramref name="folder"/> at all: below /root, for one, nobody else can.</summary>
    public static bool CanReach(string folder, string? user)
    {
        if (user is null || OperatingSystem.IsWindows()) return true;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.Exists && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute)) return false;
        }

        return true;
    }
}
