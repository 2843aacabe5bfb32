using System.Globalization;
using System.Text;
using Aivors.AppHost.Embedded.Processes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Postgres;

/// <summary>The data folder of a Postgres server: made once, settings written anew for each start.</summary>
internal static class PostgresCluster
{
    private const string SettingsFile = "aivors.conf";

    /// <summary>Makes it with initdb if it is not there. A half-made one (a crash in between) is made again.</summary>
    public static async Task CreateAsync(PostgresServerOptions options, string? user, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(options.DataFolder, "PG_VERSION"))) return;

        var fresh = options.DataFolder + ".new";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        Directory.CreateDirectory(fresh);
        var passwordFile = Path.Combine(options.Folder, "initdb.password");
        PrivateFile.Write(passwordFile, options.Password);
        try
        {
            await PostgresAccount.GiveAsync(fresh, user, cancellationToken);
            await PostgresAccount.GiveAsync(passwordFile, user, cancellationToken);
            // --no-sync concerns the making only; the server itself runs with fsync on
            var result = await ShortCommand.RunAsync(
                options.Binaries.InitDb,
                ["-D", fresh, "-U", options.Owner, "--pwfile", passwordFile, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C",
                    "--wal-segsize=1", "--no-sync", "--no-instructions"],
                TimeSpan.FromMinutes(1), user, cancellationToken);
            if (result.ExitCode != 0) throw new StartupException($"initdb could not make {options.DataFolder}: {result.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        await File.AppendAllTextAsync(
            Path.Combine(fresh, "postgresql.conf"), $"\ninclude_if_exists = '{SettingsFile}'\n", cancellationToken);
        Directory.Move(fresh, options.DataFolder);
    }

    /// <summary>What holds for the coming start.</summary>
    public static async Task WriteSettingsAsync(PostgresServerOptions options, int port, bool lz4, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["listen_addresses"] = "127.0.0.1",
            // no socket: its path may be too long, and a file is left behind after a crash
            ["unix_socket_directories"] = "",
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["shared_buffers"] = "64MB",
            ["max_connections"] = "200",
            ["max_wal_size"] = "1GB",
            ["jit"] = "off",
            ["lc_messages"] = "C",
            ["timezone"] = "UTC",
        };
        if (lz4) settings["default_toast_compression"] = "lz4";
        foreach (var (key, value) in options.Settings) settings[key] = value;

        var text = new StringBuilder("# written at every start\n");
        foreach (var (key, value) in settings) text.Append(CultureInfo.InvariantCulture, $"{key} = '{value}'\n");

        var file = Path.Combine(options.DataFolder, SettingsFile);
        await File.WriteAllTextAsync(file, text.ToString(), cancellationToken);
        // readable to the server's user whatever our umask is; the folder itself is closed
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>The process of the server on this folder, if its pid file names a live one that really is at home here.</summary>
    public static int? RunningPostmaster(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "postmaster.pid");
        if (!File.Exists(file)) return null;
        if (!int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid)) return null;
        using var process = Posix.Find(pid);
        if (process is null) return null;

        // the number may long be somebody else's; a postmaster's current folder is its data folder
        var home = OperatingSystem.IsLinux() ? new FileInfo($"/proc/{pid}/cwd").LinkTarget : dataFolder;
        return string.Equals(home, Path.GetFullPath(dataFolder), StringComparison.Ordinal) ? pid : null;
    }
}
