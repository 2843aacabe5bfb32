using System.Text.Json.Nodes;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>A planned call as the two webhooks that Retell would send for it.</summary>
internal static class DemoWebhook
{
    private const string OwnNumber = "+16505550199";

    public static JsonObject Ended(DemoCall call) => Envelope("call_ended", Call(call));

    /// <summary>The same call with what Retell found in it afterwards.</summary>
    public static JsonObject Analyzed(DemoCall call)
    {
        var body = Call(call);
        body["call_analysis"] = new JsonObject
        {
            ["call_summary"] = call.Summary,
            ["in_voicemail"] = call.Script.InVoicemail,
            ["user_sentiment"] = call.Script.Sentiment,
            ["call_successful"] = call.Script.Successful,
            ["custom_analysis_data"] = new JsonObject { ["topic"] = call.Script.Name },
        };
        return Envelope("call_analyzed", body);
    }

    private static JsonObject Envelope(string name, JsonObject call) => new() { ["event"] = name, ["call"] = call };

    private static JsonObject Call(DemoCall call)
    {
        var start = call.Start.ToUnixTimeMilliseconds();
        return new JsonObject
        {
            ["call_id"] = call.CallId,
            ["call_type"] = "phone_call",
            ["agent_id"] = call.AgentId,
            ["agent_version"] = 3,
            ["agent_name"] = $"{DemoAccount.Name} - {(call.Inbound ? "Reception" : "Reminders")}",
            ["call_status"] = call.Script.Connected ? "ended" : "not_connected",
            ["direction"] = call.Inbound ? "inbound" : "outbound",
            ["from_number"] = call.Inbound ? call.PhoneNumber : OwnNumber,
            ["to_number"] = call.Inbound ? OwnNumber : call.PhoneNumber,
            ["metadata"] = new JsonObject(),
            ["retell_llm_dynamic_variables"] = new JsonObject { ["customer_name"] = call.CallerName },
            ["data_storage_setting"] = "everything",
            ["opt_in_signed_url"] = false,
            ["start_timestamp"] = start,
            ["end_timestamp"] = start + call.DurationMs,
            ["duration_ms"] = call.DurationMs,
            ["disconnection_reason"] = call.Script.Ending,
            ["transcript"] = string.Concat(call.Turns.Select(turn => $"{(IsAgent(turn) ? "Agent" : "User")}: {turn[2..]}\n")),
            ["transcript_object"] = Transcript(call),
            ["call_cost"] = Cost(call),
        };
    }

    /// <summary>Every word with its time, spread evenly over the call.</summary>
    private static JsonArray Transcript(DemoCall call)
    {
        var words = call.Turns.Sum(turn => turn[2..].Split(' ').Length + 1);
        var step = words == 0 ? 0 : call.DurationMs / 1000.0 / words;
        var at = 0.0;
        var turns = new JsonArray();
        foreach (var turn in call.Turns)
        {
            var spoken = new JsonArray();
            foreach (var word in turn[2..].Split(' '))
            {
                spoken.Add(new JsonObject { ["word"] = word + " ", ["start"] = Math.Round(at, 3), ["end"] = Math.Round(at + (step * 0.9), 3) });
                at += step;
            }

            // a breath between two turns
            at += step;
            turns.Add(new JsonObject { ["role"] = IsAgent(turn) ? "agent" : "user", ["content"] = turn[2..], ["words"] = spoken });
        }

        return turns;
    }

    private static JsonObject Cost(DemoCall call)
    {
        var seconds = (call.DurationMs + 999) / 1000;
        var parts = new (string Product, double PerMinute)[] { ("elevenlabs_tts", 7.0), ("gpt_4_1", 4.5), ("us_telephony", 1.5) };
        return new JsonObject
        {
            ["product_costs"] = new JsonArray([.. parts.Where(_ => seconds > 0).Select(part => (JsonNode)new JsonObject
            {
                ["product"] = part.Product,
                ["unit_price"] = Math.Round(part.PerMinute / 60, 4),
                ["cost"] = Math.Round(part.PerMinute / 60 * seconds, 4),
            })]),
            ["total_duration_seconds"] = seconds,
            ["combined_cost"] = Math.Round(parts.Sum(part => part.PerMinute) / 60 * seconds, 4),
        };
    }

    private static bool IsAgent(string turn) => turn.StartsWith("A:", StringComparison.Ordinal);
}
