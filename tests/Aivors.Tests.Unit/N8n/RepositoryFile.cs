namespace Aivors.Tests.Unit.N8n;

/// <summary>Files of the repository that are not compiled: workflows, documents, sources to compare them with.</summary>
internal static class RepositoryFile
{
    public static string Text(params string[] path) => File.ReadAllText(At(path));

    public static string At(params string[] path) => Path.Combine([Root(), .. path]);

    public static string[] NamesIn(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aivors.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the tests from within the repository.");

        return folder.FullName;
    }
}
