namespace Aivors.Reliability.Faults;

/// <summary>Clocks, and what senders themselves do.</summary>
internal static class OtherFaults
{
    public static IEnumerable<Fault> All =>
    [
        new("F24", "the clocks of a silo and an Api jump: +1 h, -2 d, +6 min", JumpAsync) { NeedsFakeTime = true },
        new("F25/F26", "64 copies of a call at once, ten times, amid poison", CrowdAsync),
    ];

    private static async Task<string> JumpAsync(Injection injection)
    {
        var seen = new List<string>();
        foreach (var jump in new[] { "+3600", "-172800", "+360" })
        {
            await File.WriteAllTextAsync(injection.Cluster.ClockFile!, jump);
            await Injection.WaitAsync(3);
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri(injection.Cluster.Apis[0].Address, "/alive"));
            var off = (answer.Headers.Date ?? DateTimeOffset.UtcNow) - DateTimeOffset.UtcNow;
            seen.Add($"{off.TotalSeconds:0} s");
            Injection.Require(Math.Abs(off.TotalSeconds) > 300, "the clock did not jump");
        }

        return $"the Api's clock was off by {string.Join(", ", seen)}";
    }

    private static async Task<string> CrowdAsync(Injection injection)
    {
        var calls = 0;
        for (; calls < 10; calls++)
        {
            await injection.Load.CrowdAsync(64);
            await Injection.WaitAsync(0.3);
        }

        Injection.Require(injection.Load.PoisonAnswered > 0, "no poison was sent");
        return $"{calls * 64} copies of {calls} calls; {injection.Load.PoisonAnswered} poisoned bodies beside them";
    }
}
