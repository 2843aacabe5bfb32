using System.Text;

namespace Aivors.AppHost.Embedded.Setup;

/// <summary>A file that only its owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes it beside and moves it into place, so that it is never half there and never readable by others.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        var fresh = path + ".new";
        File.Delete(fresh);
        using (var stream = new FileStream(fresh, options)) stream.Write(Encoding.UTF8.GetBytes(text));
        File.Move(fresh, path, overwrite: true);
    }
}
