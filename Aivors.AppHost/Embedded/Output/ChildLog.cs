using System.Text.RegularExpressions;

namespace Aivors.AppHost.Embedded.Output;

/// <summary>Picks from one child's output what a person wants to see while all goes well: warnings, errors, and [RETELL lines.</summary>
internal sealed partial class ChildLog(bool verbose)
{
    // lines without a level of their own (a stack trace) go with the line before them
    private bool _shown;

    public bool IsShown(string line, bool isError, bool withCalls = true)
    {
        if (verbose || isError) return true;
        var level = Level().Match(line);
        if (level.Success) _shown = level.Groups["name"].Value is "warn" or "fail" or "crit";
        else if (!char.IsWhiteSpace(line.FirstOrDefault('x'))) _shown = false;
        return _shown || withCalls && line.Contains("[RETELL", StringComparison.Ordinal);
    }

    // the console logger's line: an optional time, then "warn: Category[7] ..."
    [GeneratedRegex(@"^(\d\d:\d\d:\d\d(\.\d+)? )?(?<name>trce|dbug|info|warn|fail|crit): ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Level();
}
