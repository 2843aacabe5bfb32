using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Benchmarks.Measuring;

/// <summary>User and system time of named groups of processes, from <c>/proc</c>; those that ended count with what they had used last.</summary>
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
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
