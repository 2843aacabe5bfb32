using Aivors.Grains.Contracts;
using Aivors.Grains.Search;
using Aivors.Testing;

namespace Aivors.Tests.Postgres.Readers;

/// <summary>Calls of every kind, with few values for each property, so that keys are equal and conditions meet.</summary>
internal static class RandomCalls
{
    public static readonly string[] Agents = ["agent_a", "agent_b"];
    public static readonly string[] Outcomes = [CallOutcome.Answered, CallOutcome.Transferred, CallOutcome.Voicemail, CallOutcome.NoAnswer, CallOutcome.Failed];
    public static readonly string[] Words = ["tea", "coffee", "doctor", "doctors", "Döner", "预约", "明天", "ขอบคุณ", "😀", "it's"];
    private static readonly string?[] Numbers = ["+14155550132", "+1 (650) 555-0199", "0049 30 123456", "+4930123456", null, "anonymous"];
    private static readonly string?[] Sentiments = ["Positive", "Neutral", "Negative", "Mixed", null];

    public static CallDelivery[] Make(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => Make(random, $"call_{i:D4}"))];

    public static CallFilter Filter(Random random) => new()
    {
        From = Maybe<DateOnly?>(random, new DateOnly(2026, 9, 18).AddDays(random.Next(6))),
        To = Maybe<DateOnly?>(random, new DateOnly(2026, 9, 20).AddDays(random.Next(6))),
        AgentId = Maybe(random, Any(random, Agents)),
        Direction = Maybe(random, Any(random, ["inbound", "outbound"])),
        Outcome = Maybe(random, Any(random, Outcomes)),
        Sentiment = Maybe(random, Any(random, ["Positive", "Neutral", "Negative", "Mixed"])),
        Successful = Maybe<bool?>(random, random.Next(2) == 0),
        IsOver = Maybe<bool?>(random, random.Next(2) == 0),
        LeastSeconds = Maybe<int?>(random, random.Next(4) * 30),
        MostSeconds = Maybe<int?>(random, random.Next(2, 8) * 30),
        Number = Maybe(random, NumberPart.TryRead(Any(random, ["0132", "+1415", "+49", "3456", "0199", "+1", "0049 30 12"]))),
        Text = Maybe(random, SearchQuery.TryParse(Query(random))),
    };

    // Most conditions left out, or no call would be left.
    private static T? Maybe<T>(Random random, T value) => random.Next(5) == 0 ? value : default;

    private static string Query(Random random) => random.Next(6) switch
    {
        0 => $"{Any(random, Words)} {Any(random, Words)}",
        1 => $"\"{Any(random, Words)} {Any(random, Words)}\"",
        2 => $"{Any(random, Words)} or {Any(random, Words)}",
        3 => $"-{Any(random, Words)} {Any(random, Words)}",
        4 => Any(random, ["doc", "约", "คุณ", "döner", "TEA", "s"]),
        _ => Any(random, Words),
    };

    private static CallDelivery Make(Random random, string callId)
    {
        var agent = Any(random, Agents);
        long? length = random.Next(5) == 0 ? null : random.Next(8) * 30_000 + random.Next(1000);
        var delivery = random.Next(5) == 0 ? Deliveries.Started(agent, callId) : Deliveries.Ended(agent, callId, length);
        return delivery with
        {
            Fields = delivery.Fields with
            {
                StartedAt = Deliveries.Start.AddHours(random.Next(-72, 72)),
                Direction = Any(random, ["inbound", "outbound", null]),
                FromNumber = Any(random, Numbers),
                ToNumber = Any(random, Numbers),
                Outcome = delivery.Event == CallEvent.Started ? null : Any(random, Outcomes),
                Sentiment = Any(random, Sentiments),
                Successful = Any(random, new bool?[] { true, false, null }),
                Transcript = random.Next(4) == 0 ? null : Talk(random),
                Summary = random.Next(2) == 0 ? null : Talk(random),
            },
        };
    }

    private static string Talk(Random random) =>
        string.Join(Any(random, [" ", ", ", "\n"]), Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random, Words)));

    private static T Any<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
