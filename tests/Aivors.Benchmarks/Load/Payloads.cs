using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Aivors.Benchmarks.Load;

/// <summary>
/// Bodies as Retell sends them, 4 to 25 kB: sixteen <c>call_ended</c> events with transcripts and word timings, made from one seed. A request
/// is a copy of one with the ids of its own call written over the placeholders, so that making it costs the generator next to nothing.
/// </summary>
internal sealed class Payloads
{
    public const int CallIdLength = 32;
    public const int AgentIdLength = 32;

    /// <summary>Talk of 61,499 ms: two minutes for every call, so that sums are easy to check.</summary>
    public const long DurationMs = 61_499;

    private const string Words = "I would like to move my appointment to next week please because the train was late and nobody told us about "
        + "that before Thursday morning so we have to look for another time maybe in the afternoon if your doctor is still there";

    private static readonly string CallPlaceholder = "call_" + new string('c', CallIdLength - 5);
    private static readonly string AgentPlaceholder = "agent_" + new string('a', AgentIdLength - 6);

    private readonly Template[] _templates;

    public Payloads()
    {
        var random = new Random(20_261_126);
        _templates = [.. Enumerable.Range(0, 16).Select(i => new Template(Body(random, turns: 6 + 3 * i)))];
    }

    public double MeanBytes => _templates.Average(template => template.Bytes.Length);

    public (int Least, int Most) Sizes => (_templates.Min(t => t.Bytes.Length), _templates.Max(t => t.Bytes.Length));

    public static string CallId(string run, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"call_{run}{number:D19}");

    public static string AgentId(string run, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"agent_{run}{number:D18}");

    /// <summary>The body of a call, in a buffer that belongs to the caller until the next one.</summary>
    public ReadOnlyMemory<byte> Write(int number, string callId, string agentId, ref byte[] buffer)
    {
        var template = _templates[number % _templates.Length];
        if (buffer.Length < template.Bytes.Length)
        {
            buffer = new byte[template.Bytes.Length];
        }

        template.Bytes.CopyTo(buffer, 0);
        Encoding.ASCII.GetBytes(callId, buffer.AsSpan(template.CallAt, CallIdLength));
        Encoding.ASCII.GetBytes(agentId, buffer.AsSpan(template.AgentAt, AgentIdLength));
        return buffer.AsMemory(0, template.Bytes.Length);
    }

    private static string Body(Random random, int turns)
    {
        var words = Words.Split(' ');
        var transcript = new StringBuilder();
        var spoken = new JsonArray();
        var at = 0.5;
        for (var turn = 0; turn < turns; turn++)
        {
            var role = turn % 2 == 0 ? "agent" : "user";
            var said = Enumerable.Range(0, 4 + random.Next(5)).Select(_ => words[random.Next(words.Length)]).ToArray();
            transcript.Append(role == "agent" ? "Agent: " : "User: ").AppendJoin(' ', said).Append('\n');
            spoken.Add(new JsonObject
            {
                ["role"] = role,
                ["content"] = string.Join(' ', said),
                ["words"] = new JsonArray([.. said.Select(word => Word(word, ref at))]),
            });
        }

        return new JsonObject { ["event"] = "call_ended", ["call"] = Call(transcript.ToString(), spoken) }.ToJsonString();
    }

    private static JsonObject Call(string transcript, JsonArray spoken) => new()
    {
        ["call_id"] = CallPlaceholder,
        ["agent_id"] = AgentPlaceholder,
        ["agent_version"] = 3,
        ["agent_name"] = "Reception",
        ["call_type"] = "phone_call",
        ["call_status"] = "ended",
        ["direction"] = "inbound",
        ["from_number"] = "+14155550132",
        ["to_number"] = "+16505550199",
        ["metadata"] = new JsonObject { ["branch"] = "north", ["campaign"] = 17 },
        ["start_timestamp"] = 1_795_443_592_967,
        ["end_timestamp"] = 1_795_443_592_967 + DurationMs,
        ["duration_ms"] = DurationMs,
        ["disconnection_reason"] = "user_hangup",
        ["transcript"] = transcript,
        ["transcript_object"] = spoken,
        ["recording_url"] = "https://recordings.example.test/1.wav",
        ["latency"] = new JsonObject { ["e2e"] = new JsonObject { ["p50"] = 812.5, ["p90"] = 1204, ["max"] = 1873, ["num"] = 9 } },
        ["call_cost"] = new JsonObject { ["combined_cost"] = 24.75, ["total_duration_seconds"] = 62, ["product_costs"] = new JsonArray() },
    };

    private static JsonObject Word(string word, ref double at)
    {
        var from = Math.Round(at, 3);
        at += 0.31;
        return new JsonObject { ["word"] = word, ["start"] = from, ["end"] = Math.Round(at - 0.04, 3) };
    }

    private sealed class Template
    {
        public Template(string body)
        {
            Bytes = Encoding.UTF8.GetBytes(body);
            CallAt = Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(CallPlaceholder));
            AgentAt = Bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(AgentPlaceholder));
        }

        public byte[] Bytes { get; }

        public int CallAt { get; }

        public int AgentAt { get; }
    }
}
