using System.Reflection;
using Aivors.Api.Http;
using Aivors.Grains.Contracts;
using Aivors.ServiceDefaults;

namespace Aivors.Tests.Unit.Architecture;

/// <summary>Who may know whom: Grains knows nobody, ServiceDefaults knows nobody, the Api knows Grains' contracts, and only Journal/Postgres knows Npgsql.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Grains = typeof(ITenantGrain).Assembly;
    private static readonly Assembly Api = typeof(Failure).Assembly;
    private static readonly Assembly Silo = typeof(global::Aivors.Silo.Hosting.SiloSetup).Assembly;
    private static readonly Assembly Defaults = typeof(DatabaseLogin).Assembly;

    [Fact]
    public void Assemblies_point_in_one_direction()
    {
        Assert.Empty(AivorsReferences(Grains));
        Assert.Empty(AivorsReferences(Defaults));
        Assert.Equal(["Aivors.Grains", "Aivors.ServiceDefaults"], AivorsReferences(Silo));
        Assert.Equal(["Aivors.Grains", "Aivors.ServiceDefaults"], AivorsReferences(Api));
        Assert.Empty(AivorsReferences(typeof(global::Aivors.AppHost.Embedded.Stack.LocalStack).Assembly));
    }

    [Fact]
    public void Only_the_journals_Postgres_folder_knows_Npgsql()
    {
        Assert.DoesNotContain(Api.GetReferencedAssemblies(), a => a.Name == "Npgsql");
        var strangers = Sources("Aivors.Grains")
            .Where(file => !file.Path.Contains("/Journal/Postgres/", StringComparison.Ordinal) && file.Text.Contains("Npgsql", StringComparison.Ordinal));
        Assert.Empty(strangers.Select(file => file.Path));
    }

    [Fact]
    public void The_Api_uses_only_contracts_readers_and_the_reading_of_deliveries()
    {
        string[] allowed =
        [
            "Aivors.Grains.Contracts", "Aivors.Grains.Retell", "Aivors.Grains.Retell.Api", "Aivors.Grains.Retell.Stored", "Aivors.Grains.Search",
            "Aivors.Grains.Journal.Postgres", "Aivors.Grains.Journal",
            // the spans and lines of a delivery are the same whoever takes it
            "Aivors.Grains.Diagnostics",
            // what opens workspaces' keys is the silos' as well
            "Aivors.Grains.Workspaces",
        ];
        var used = Sources("Aivors.Api")
            .SelectMany(file => file.Text.Split('\n').Where(line => line.StartsWith("using Aivors.Grains", StringComparison.Ordinal)))
            .Select(line => line["using ".Length..].TrimEnd(';', '\r'))
            .Distinct();
        Assert.Empty(used.Except(allowed));
    }

    [Theory]
    [InlineData("Aivors.Grains")]
    [InlineData("Aivors.Silo")]
    [InlineData("Aivors.Api")]
    [InlineData("Aivors.AppHost")]
    [InlineData("Aivors.ServiceDefaults")]
    public void Files_stay_small_and_their_names_say_something(string project)
    {
        string[] vague = ["Helpers.cs", "Helper.cs", "Utils.cs", "Utilities.cs", "Extensions.cs", "Manager.cs", "Common.cs", "Misc.cs"];
        Assert.Empty(Sources(project).Where(f => f.Text.Split('\n').Length > 251).Select(f => f.Path));
        Assert.Empty(Sources(project).Where(f => vague.Contains(Path.GetFileName(f.Path), StringComparer.Ordinal)).Select(f => f.Path));
    }

    private static string[] AivorsReferences(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Aivors.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Path, string Text)> Sources(string project)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aivors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Run the tests from within the repository.");
        }

        return Directory.EnumerateFiles(Path.Combine(folder.FullName, project), "*.cs", SearchOption.AllDirectories)
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path)));
    }
}
