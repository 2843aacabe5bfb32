using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aivors.Testing.Stack;

/// <summary>Retell's events as JSON, all names and numbers invented.</summary>
public static class RetellBody
{
    /// <summary>Talk of 61,499 ms costs 2 minutes.</summary>
    public const long DurationMs = 61_499;

    public const string Summary = "The caller moved an appointment.";

    private const long StartMs = 1_790_000_000_000;

    public static string Ended(string agentId, string callId, long durationMs = DurationMs) =>
        Envelope("call_ended", Call(agentId, callId, durationMs));

    public static string Analyzed(string agentId, string callId, long durationMs = DurationMs)
    {
        var call = Call(agentId, callId, durationMs);
        call["call_analysis"] = new JsonObject
        {
            ["call_summary"] = Summary,
            ["in_voicemail"] = false,
            ["user_sentiment"] = "Positive",
            ["call_successful"] = true,
            ["custom_analysis_data"] = new JsonObject { ["topic"] = "appointment" },
        };
        return Envelope("call_analyzed", call);
    }

    public static string Started(string agentId, string callId) => Envelope("call_started", new JsonObject
    {
        ["call_id"] = callId,
        ["agent_id"] = agentId,
        ["call_type"] = "phone_call",
        ["call_status"] = "ongoing",
        ["direction"] = "inbound",
        ["from_number"] = "+14155550132",
        ["to_number"] = "+16505550199",
        ["start_timestamp"] = StartMs,
    });

    public static string Envelope(string eventName, JsonNode call) => new JsonObject { ["event"] = eventName, ["call"] = call }.ToJsonString();

    public static JsonObject Call(string agentId, string callId, long durationMs = DurationMs) => new()
    {
        ["call_id"] = callId,
        ["agent_id"] = agentId,
        ["agent_name"] = "Reception",
        ["call_type"] = "phone_call",
        ["call_status"] = "ended",
        ["direction"] = "inbound",
        ["from_number"] = "+14155550132",
        ["to_number"] = "+16505550199",
        ["metadata"] = new JsonObject { ["branch"] = "north" },
        ["start_timestamp"] = StartMs,
        ["end_timestamp"] = StartMs + durationMs,
        ["duration_ms"] = durationMs,
        ["disconnection_reason"] = "user_hangup",
        ["transcript"] = "Agent: How can I help?\nUser: I would like to move my appointment.\n",
        ["recording_url"] = "https://recordings.example.test/1.wav",
    };

    /// <summary>The names that a workflow maps by hand.</summary>
    public static string Flat(string agentId, string callId) => JsonSerializer.Serialize(new
    {
        call_id = callId,
        agent_id = agentId,
        event_type = "call_ended",
        phone_number = "+14155550132",
        duration_ms = "61499",
        transcript = "Agent: Hello.",
        summary = "",
    });

    /// <summary>The whole item that n8n's Webhook node makes of a request.</summary>
    public static string WholeItem(string body) =>
        $$"""{"headers":{"host":"n8n.example.test","content-length":"4821"},"params":{},"query":{},"body":{{body}},"webhookUrl":"https://n8n.example.test/webhook/1","executionMode":"production"}""";
}
