using System.Text.RegularExpressions;

namespace Aivors.Tests.Unit.Security;

/// <summary>What docs/security.md says is tested is tested by something of that name, and it leaves no row out.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));

    /// <summary>Requirements of levels 1 and 2 in ASVS 5.0.0, by section, as its list has them.</summary>
    private const string Asvs =
        """
        1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4
        5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2
        8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3
        11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7
        16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
        """;

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var sources = Repository.Files("tests", ".cs").Select(File.ReadAllText).ToList();
        var missing = new List<string>();
        foreach (var name in TestName().Matches(Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            var (type, method) = name.Split('.') is [var t, var m] ? (t, m) : (name, null);
            var declaring = sources.Where(source => Regex.IsMatch(source, $@"\bclass {type}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
            if (declaring.Count == 0 || (method is not null && !declaring.Any(source => source.Contains($" {method}(", StringComparison.Ordinal)))) missing.Add(name);
        }

        Assert.Empty(missing);
        Assert.NotEmpty(TestName().Matches(Text));
    }

    [Fact]
    public void Every_file_that_it_names_exists()
    {
        var missing = FileName().Matches(Text).Select(match => match.Groups["name"].Value)
            .Where(name => !File.Exists(Path.Combine(Repository.Root, "docs", name)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_requirement_of_ASVS_at_levels_1_and_2_has_its_row()
    {
        var required = Asvs.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
        {
            var (section, numbers) = part.Split(':') is [var s, var n] ? (s, n.Split('-')) : throw new FormatException(part);
            return Enumerable.Range(int.Parse(numbers[0]), int.Parse(numbers[^1]) - int.Parse(numbers[0]) + 1).Select(number => $"V{section}.{number}");
        }).ToList();
        var rows = Requirement().Matches(Text).Select(match => match.Groups["id"].Value).ToList();

        Assert.Equal(253, required.Count);
        Assert.Empty(required.Except(rows));
        Assert.Empty(rows.Except(required));
        Assert.Equal(rows.Count, rows.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_row_of_the_matrix_and_every_fault_of_the_predecessor_is_there_once()
    {
        string[] rows =
        [
            .. new[] { (1, 14), (20, 33), (40, 47), (50, 65), (70, 78) }.SelectMany(span => Enumerable.Range(span.Item1, span.Item2 - span.Item1 + 1)).Select(n => $"S{n:00}"),
            .. Enumerable.Range(1, 12).Select(n => $"R{n}"),
        ];
        Assert.Equal(rows, MatrixRow().Matches(Text).Select(match => match.Groups["id"].Value));
    }

    [GeneratedRegex(@"`(?<name>[A-Z]\w*Tests(\.[A-Z]\w+)?)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?<name>[\w./-]+\.\w+)(#[\w-]+)?\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<id>V\d{1,2}\.\d\.\d{1,2})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^\| (?<id>[SR]\d{1,2}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MatrixRow();
}
