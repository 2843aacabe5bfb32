using System.Text.RegularExpressions;
using Aivors.Tests.Unit.N8n;

namespace Aivors.Tests.Unit.Settings;

/// <summary>What the operators' pages name is there: metrics, settings, tests.</summary>
public sealed partial class OperationsDocumentTests
{
    private static readonly string[] Pages = ["operations.md", "settings.md", "scaling.md", "deployment.md", "kubernetes.md"];

    [Fact]
    public void Every_metric_and_tag_is_one_that_the_code_makes()
    {
        var made = Sources("Aivors.Api", "Aivors.Silo", "Aivors.Grains", "Aivors.ServiceDefaults").SelectMany(text => Name().Matches(text)).Select(found => found.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Named(Metric()), name => !made.Contains(name));
    }

    [Fact]
    public void Every_test_that_a_page_names_as_proof_is_there()
    {
        var tests = string.Concat(Sources("tests"));

        Assert.DoesNotContain(Named(TestName()), name => !tests.Contains($" {name}(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_ours_is_in_the_table()
    {
        var sections = SettingsTable.Classes.Select(c => SettingsTable.SectionOf(c.Options)).ToHashSet(StringComparer.Ordinal);
        var known = SettingsTable.Classes.SelectMany(c => SettingsTable.PropertiesOf(c.Options).Select(property => $"{SettingsTable.SectionOf(c.Options)}__{property.Name}")).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Named(Setting()), name => sections.Contains(name.Split("__")[0]) && !known.Contains(name));
    }

    private static IEnumerable<string> Named(Regex what) =>
        Pages.SelectMany(page => what.Matches(RepositoryFile.Text("docs", page))).Select(found => found.Groups["name"].Value).Distinct();

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(RepositoryFile.At(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    [GeneratedRegex(@"""(?<name>aivors\.[a-z_.]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"`(?<name>aivors\.[a-z_.]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Metric();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]*_[a-z]+(_[A-Za-z]+){2,})`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z0-9]*__[A-Z][A-Za-z]+)(=[^`]*)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
