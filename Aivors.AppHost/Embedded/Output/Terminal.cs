namespace Aivors.AppHost.Embedded.Output;

/// <summary>What the developer sees. Colour only on a terminal, and not under NO_COLOR.</summary>
internal sealed class Terminal
{
    private const int LineMax = 280;

    private static readonly int[] Colours = [36, 35, 34, 32, 33, 96, 95, 94, 92];

    private readonly bool _colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && !Console.IsOutputRedirected;
    private readonly Lock _gate = new();
    private int _next;

    /// <summary>Set while everything is being stopped: processes that lose each other then are no news (the logs have it all).</summary>
    public bool IsStopping { get; set; }

    /// <summary>Set while the demo's calls go in: hundreds of "call saved" lines would bury the rest.</summary>
    public bool IsFilling { get; set; }

    public void Say(string line = "") => Write(line);

    /// <summary>The one line for what a person has to mend; to standard error.</summary>
    public void Fail(string line)
    {
        lock (_gate) Console.Error.WriteLine(_colour ? $"\e[31m{line}\e[0m" : line);
    }

    public string Bold(string text) => _colour ? $"\e[1m{text}\e[0m" : text;

    /// <summary>A sink for one child's lines: prefixed with its name in a colour of its own.</summary>
    public Action<IReadOnlyList<string>, bool> Follow(string name, bool verbose)
    {
        var colour = Colours[Interlocked.Increment(ref _next) % Colours.Length];
        var prefix = _colour ? $"\e[{colour}m{name,-7}\e[0m | " : $"{name,-7} | ";
        var output = new ChildLog(verbose);
        return (lines, isError) =>
        {
            var shown = lines.Where(line => output.IsShown(line, isError, withCalls: !IsFilling) && (verbose || !IsStopping))
                .Select(line => prefix + (verbose ? line : Shortened(line))).ToArray();
            if (shown.Length > 0) Write(string.Join(Environment.NewLine, shown));
        };
    }

    // an exception on one line fills a screen; the whole of it is in the log file
    private static string Shortened(string line) => line.Length <= LineMax ? line : $"{line.AsSpan(0, LineMax)} ...";

    private void Write(string line)
    {
        lock (_gate) Console.Out.WriteLine(line);
    }
}
