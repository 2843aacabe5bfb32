using System.Text.RegularExpressions;

namespace Aivors.Benchmarks.Profile;

/// <summary>
/// Which methods were on the stack, from the output of <c>perf script -F comm,ip,sym,dso</c>: what a method and all that it calls took. It shows
/// what the list by function hides, as an exception for each request, whose time is spread over a hundred functions of the runtime.
/// </summary>
internal static partial class InclusiveFrames
{
    /// <summary>The share of samples in which each managed method stands, the largest first.</summary>
    public static IReadOnlyList<(string Method, double Share)> Read(TextReader script, int most)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var stack = new HashSet<string>(StringComparer.Ordinal);
        var samples = 0;
        for (var line = script.ReadLine(); ; line = script.ReadLine())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                samples += stack.Count > 0 ? 1 : 0;
                foreach (var method in stack)
                {
                    counts[method] = counts.GetValueOrDefault(method) + 1;
                }

                stack.Clear();
                if (line is null)
                {
                    break;
                }
            }
            else if (Frame().Match(line) is { Success: true } frame)
            {
                stack.Add(frame.Groups["type"].Value + "::" + frame.Groups["method"].Value);
            }
        }

        return [.. counts.OrderByDescending(count => count.Value).Take(most).Select(count => (count.Key, (double)count.Value / samples))];
    }

    // 7f46c35d7804 instance !!0 [Orleans.Core] Orleans.GrainFactory::GetGrain(string,string)[OptimizedTier1] (/tmp/perf-14619.map)
    [GeneratedRegex(@"(?<type>[^\s\]]+)::(?<method>[^\s(]+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Frame();
}
