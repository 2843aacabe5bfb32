namespace Aivors.Testing.Stack;

/// <summary>A folder for one stack's data, gone when disposed.</summary>
public sealed class TemporaryData : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aivors-").FullName;

    /// <summary>For <c>--data</c>: made by the AppHost itself, with the modes that Postgres needs.</summary>
    public string Folder => System.IO.Path.Combine(Path, "data");

    public TemporaryData()
    {
        // the user as whom Postgres runs must get through
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public void Dispose() => Remove(Path);

    /// <summary>Postgres, stopped hard, may still be taking its own files away.</summary>
    internal static void Remove(string folder)
    {
        for (var tries = 1; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < 50)
            {
                Thread.Sleep(100);
            }
        }
    }
}
