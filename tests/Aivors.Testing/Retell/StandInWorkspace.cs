using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Aivors.Testing.Retell;

/// <summary>One workspace of the stand-in: what one API key may see.</summary>
internal sealed class StandInWorkspace(string name)
{
    public string Name => name;

    public ConcurrentDictionary<string, JsonObject> Agents { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, JsonObject> Calls { get; } = new(StringComparer.Ordinal);

    public void AddAgent(string agentId, string? webhookUrl = null) =>
        Agents[agentId] = new JsonObject { ["agent_id"] = agentId, ["agent_name"] = "Stand-in", ["version"] = 0, ["webhook_url"] = webhookUrl };

    public void AddCall(string callId, string agentId, DateTimeOffset start, long durationMs = 61_499, string status = "ended") =>
        Calls[callId] = new JsonObject
        {
            ["call_id"] = callId,
            ["call_type"] = "web_call",
            ["agent_id"] = agentId,
            ["call_status"] = status,
            ["start_timestamp"] = start.ToUnixTimeMilliseconds(),
            ["end_timestamp"] = start.ToUnixTimeMilliseconds() + durationMs,
            ["duration_ms"] = durationMs,
            ["disconnection_reason"] = "user_hangup",
            ["transcript"] = "Agent: Hello.\nUser: Hello.\n",
        };
}
