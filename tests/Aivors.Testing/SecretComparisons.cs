using System.Text.RegularExpressions;

namespace Aivors.Testing;

/// <summary>
/// Finds where the product's source compares secrets, hashes, signatures or tokens in any way but <c>CryptographicOperations.FixedTimeEquals</c>.
/// What it costs in time cannot be measured on loopback, so the source is what is looked at. It goes by names.
/// </summary>
public static partial class SecretComparisons
{
    // No secrets: whoever asks for a page knows its filter, and whoever reads the journal its hashes.
    private static readonly string[] Allowed = ["Calls/Filtered/CallListCursor.cs", "Journal/Postgres/JournalVerifier.cs"];

    public static IEnumerable<string> In(string name, string source, bool withPlanted)
    {
        if (Allowed.Any(end => name.EndsWith(end, StringComparison.Ordinal))) return [];
        return Lines(source, withPlanted).Where(IsOne).Select(line => $"{name}: {line.Trim()}");
    }

    public static bool IsOne(string line) =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && (Operator().IsMatch(line) || Call().IsMatch(line));

    // Of a planted bug and the code that it stands for, one or the other is what is built.
    private static IEnumerable<string> Lines(string source, bool withPlanted)
    {
        bool? planted = null;
        foreach (var line in source.Split('\n'))
        {
            var directive = line.Trim();
            if (directive == "#if PLANTED_BUGS") planted = true;
            else if (directive == "#else" && planted is not null) planted = false;
            else if (directive == "#endif") planted = null;
            else if (planted is null || planted == withPlanted) yield return line;
        }
    }

    private const string Secret = @"(?<!cancellation)(secret|hash|signature|digest|password|apikey|token)\w*";

    // names of kinds and states, which are no secrets
    private const string Kind = @"\w*(Type|Verdict|Result|Status|Codes|Kind|Field)\.";

    [GeneratedRegex(
        Secret + @"(\[[^\]]*\]|\([^()]*\))?(\.Trim\(\))?\s*(==|!=)(?!\s*(null\b|default\b|" + Kind + @"))|(==|!=)(?!\s*" + Kind + @")\s*[\w.]*" + Secret + @"(?<!Length)(?![\w.\[(])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Operator();

    [GeneratedRegex(
        Secret + @"(\[[^\]]*\]|\([^()]*\))?(\.\w+\(\))*\.(SequenceEqual|Equals|CompareTo|StartsWith)\(|\b(SequenceEqual|Equals|Compare|CompareOrdinal)\([^;]*" + Secret,
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Call();
}
