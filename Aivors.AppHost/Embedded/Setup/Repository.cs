namespace Aivors.AppHost.Embedded.Setup;

/// <summary>Where the checkout is and where the built services lie in it.</summary>
internal static class Repository
{
    /// <summary>The folder of Aivors.sln, upwards from the current folder, then from where this program lies.</summary>
    public static string? FindRoot() => FindRoot(Environment.CurrentDirectory) ?? FindRoot(AppContext.BaseDirectory);

    public static string? FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Aivors.sln"))) return folder.FullName;
        }

        return null;
    }

    /// <summary>The built service of the same configuration as this program; <paramref name="overrideVariable"/> names another file.</summary>
    public static string FindService(string project, string overrideVariable)
    {
        var given = Environment.GetEnvironmentVariable(overrideVariable);
        if (!string.IsNullOrEmpty(given))
            return File.Exists(given) ? given : throw new StartupException($"{overrideVariable} names {given}, which does not exist.");

        // .../Aivors.AppHost/bin/<Configuration>/net10.0/
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = framework.Parent?.Name ?? "Debug";
        var root = framework.Parent?.Parent?.Parent?.Parent?.FullName ?? FindRoot() ?? ".";
        var dll = Path.Combine(root, project, "bin", configuration, framework.Name, $"{project}.dll");
        return File.Exists(dll)
            ? dll
            : throw new StartupException($"{project} is not built ({dll} is missing): run 'dotnet build -c {configuration}' in {root} first.");
    }
}
