using System.Globalization;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>Four weeks of a small practice's calls, the same for the same seed and day.</summary>
internal static class DemoPlan
{
    private const int Days = 28;
    private const int OpeningHour = 8;
    private const double ReceptionShare = 0.72;

    // calls by the hour from 8 to 17: a peak in the morning, a dip at noon, a smaller peak after it
    private static readonly int[] HourWeights = [6, 12, 16, 13, 7, 6, 12, 12, 9, 5];
    private static readonly string[] FirstNames =
        ["Jordan", "Ada", "Sam", "Priya", "Luis", "Mei", "Tomasz", "Fatima", "Noah", "Grace", "Ivan", "Chloe", "Omar", "Hanna", "Diego", "Ruth"];
    private static readonly string[] LastNames =
        ["Ellis", "Okafor", "Nguyen", "Shah", "Romero", "Chen", "Kowalski", "Haddad", "Bennett", "Lindholm", "Petrov", "Martin", "Farouk", "Weber"];
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Hours = ["nine", "half past nine", "ten thirty", "eleven", "two", "three fifteen", "four"];

    /// <summary>In the order of their start; none ends after <paramref name="now"/>.</summary>
    public static IReadOnlyList<DemoCall> Make(DateTimeOffset now, int seed = 20_260_801)
    {
        // a plan that looks real, the same each time on purpose
        var random = new Random(seed);
        var calls = new List<DemoCall>();
        for (var back = Days - 1; back >= 0; back--)
        {
            var day = new DateTimeOffset(now.Date.AddDays(-back), now.Offset);
            var count = day.DayOfWeek switch
            {
                DayOfWeek.Sunday => random.Next(0, 2),
                DayOfWeek.Saturday => random.Next(2, 5),
                DayOfWeek.Monday => random.Next(10, 14),
                _ => random.Next(7, 12),
            };
            for (var i = 0; i < count; i++) calls.Add(Call(random, day));
        }

        return [.. calls.Where(call => call.Start.AddMilliseconds(call.DurationMs) < now).OrderBy(call => call.Start)];
    }

    private static DemoCall Call(Random random, DateTimeOffset day)
    {
        var inbound = random.NextDouble() < ReceptionShare;
        var script = Pick(random, inbound ? ReceptionScripts.All : OutboundScripts.All, one => one.Weight);
        var first = FirstNames[random.Next(FirstNames.Length)];
        var caller = $"{first} {LastNames[random.Next(LastNames.Length)]}";
        var weekday = Weekdays[random.Next(Weekdays.Length)];
        var hour = Hours[random.Next(Hours.Length)];
        string Fill(string text) => text
            .Replace("{caller}", caller, StringComparison.Ordinal)
            .Replace("{first}", first, StringComparison.Ordinal)
            .Replace("{day}", weekday, StringComparison.Ordinal)
            .Replace("{hour}", hour, StringComparison.Ordinal);

        var clock = Pick(random, Enumerable.Range(0, HourWeights.Length).ToArray(), one => HourWeights[one]) + OpeningHour;
        return new DemoCall
        {
            CallId = Id(random),
            AgentId = inbound ? DemoAccount.ReceptionAgent : DemoAccount.OutboundAgent,
            Inbound = inbound,
            // 555-01xx numbers belong to nobody
            PhoneNumber = string.Create(CultureInfo.InvariantCulture, $"+1{AreaCode(random)}55501{random.Next(100):00}"),
            CallerName = caller,
            Start = day.AddHours(clock).AddMilliseconds(random.Next(3_600_000)),
            DurationMs = Duration(random, script),
            Script = script,
            Turns = [.. script.Turns.Select(Fill)],
            Summary = Fill(script.Summary),
        };
    }

    /// <summary>Mostly nearer to the shorter end, as calls are.</summary>
    private static int Duration(Random random, DemoScript script)
    {
        if (script.MaxSeconds == 0) return 0;
        var skewed = Math.Pow(random.NextDouble(), 1.8);
        return (script.MinSeconds * 1000) + (int)(skewed * (script.MaxSeconds - script.MinSeconds) * 1000);
    }

    private static int AreaCode(Random random) => new[] { 415, 650, 408, 510, 925 }[random.Next(5)];

    private static string Id(Random random)
    {
        var bytes = new byte[14];
        random.NextBytes(bytes);
        return $"call_{Convert.ToHexStringLower(bytes)[..27]}";
    }

    private static T Pick<T>(Random random, T[] from, Func<T, int> weight)
    {
        var at = random.Next(from.Sum(weight));
        foreach (var one in from)
        {
            at -= weight(one);
            if (at < 0) return one;
        }

        return from[^1];
    }
}
