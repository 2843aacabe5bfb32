using Aivors.Tests.Unit.N8n;

namespace Aivors.Tests.Unit.AppHost;

/// <summary>The table of docs/settings.md that says which variables silo and Api are given, and by which host.</summary>
internal sealed record ContractRow(string Variable, bool Silo, bool Api, string SetBy)
{
    public static IReadOnlyList<ContractRow> Read() =>
        [.. RepositoryFile.Text("docs", "settings.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("| variable |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new ContractRow(cells[1].Trim('`'), cells[2] == "yes", cells[3] == "yes", cells[4]))];
}
