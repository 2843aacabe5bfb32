namespace Aivors.Api.Dashboard;

/// <summary>
/// The built dashboard, read once at the start: beside the Api, where its build puts it, or where <c>Dashboard:Path</c> says.
/// </summary>
internal sealed class DashboardFiles
{
    public DashboardFiles(IConfiguration configuration)
    {
        var folder = configuration["Dashboard:Path"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "dashboard");
        All = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is not (".br" or ".gz"))
                .Select(path => DashboardFile.Read(folder, path))]
            : [];
        Index = All.FirstOrDefault(file => file.Route == "/index.html");
    }

    public IReadOnlyList<DashboardFile> All { get; }

    /// <summary>The page that shows every page; null when the dashboard was not built.</summary>
    public DashboardFile? Index { get; }
}
