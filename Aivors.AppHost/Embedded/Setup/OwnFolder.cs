using System.Runtime.Versioning;
using Aivors.AppHost.Embedded.Processes;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>A folder of a known name below one where everybody may write.</summary>
internal static class OwnFolder
{
    /// <summary>Makes it, or takes it if root made it; somebody else's of that name would be a trap.</summary>
    [UnsupportedOSPlatform("windows")]
    public static async Task<string> OpenAsync(string path)
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

        // made under a name that nobody can foresee, then moved: whatever stood at the known name makes the move fail
        if (!Path.Exists(path) && new DirectoryInfo(path).LinkTarget is null)
        {
            var fresh = $"{path}.{Guid.NewGuid():N}";
            Directory.CreateDirectory(fresh, Mode);
            File.SetUnixFileMode(fresh, Mode);
            Directory.Move(fresh, path);
        }

        return new DirectoryInfo(path).LinkTarget is null && await OwnerOfAsync(path) == "0"
            ? path
            : throw new StartupException($"{path} belongs to somebody else: remove it, or choose a data folder that every user can reach with --data DIR.");
    }

    private static async Task<string> OwnerOfAsync(string path) =>
        (await ShortCommand.RunAsync("/usr/bin/stat", ["-c", "%u", path], TimeSpan.FromSeconds(5))).Output;
}
