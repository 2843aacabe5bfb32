using System.Globalization;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>The folder that holds all that one local stack keeps; held exclusively by one running AppHost.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder, sees that it can be written, and takes it for this process.</summary>
    public static DataFolder Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Create(path);
            Create(System.IO.Path.Combine(path, "logs"));
            return new DataFolder(path, Hold(path));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StartupException($"The data folder {path} cannot be written ({exception.Message}): choose another with --data DIR.", exception);
        }
    }

    /// <summary>Logs are of one run; those of the last are kept as <c>*.old</c>.</summary>
    public void SetOldLogsAside()
    {
        foreach (var log in Directory.EnumerateFiles(Logs, "*.log").ToArray()) System.IO.File.Move(log, log + ".old", overwrite: true);
    }

    /// <summary>Gives the folder back; what is in it stays.</summary>
    public void Dispose()
    {
        System.IO.File.Delete(PidFile(Path));
        _lock.Dispose();
    }

    private static FileStream Hold(string path)
    {
        FileStream held;
        try
        {
            // the system drops this lock with the process, however it ends: no stale lock is possible
            held = new FileStream(System.IO.Path.Combine(path, "apphost.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (System.IO.File.Exists(PidFile(path)))
        {
            var pid = System.IO.File.ReadAllText(PidFile(path)).Trim();
            throw new StartupException(
                $"Another AppHost (process {pid}) is running on {path}: stop it, or choose another folder with --data DIR.");
        }

        System.IO.File.WriteAllText(PidFile(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return held;
    }

    private static string PidFile(string path) => System.IO.Path.Combine(path, "apphost.pid");

    private static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        // traversable, not listable: Postgres may run as another user below it; the secrets in it have modes of their own
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
