using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Benchmarks.Measuring;

/// <summary>User and system time of named groups of processes, from <c>/proc</c>; a child that has ended counts in its parent.</summary>
internal sealed class ProcessCpu(IReadOnlyDictionary<string, Func<IEnumerable<int>>> groups)
{
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of processor time by group since each process began.</summary>
    public IReadOnlyDictionary<string, double> Read() =>
        groups.ToDictionary(group => group.Key, group => group.Value().Sum(SecondsOf), StringComparer.Ordinal);

    /// <summary>A process and all that descends from it.</summary>
    public static IEnumerable<int> Tree(int root) => [root, .. ProcessTable.DescendantsOf(root).Select(process => process.Id)];

    private static double SecondsOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // utime, stime, and cutime and cstime of the children it has waited for: a server's process that has ended still counts.
            return fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
