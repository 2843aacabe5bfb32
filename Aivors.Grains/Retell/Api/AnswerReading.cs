using System.Text.Json;
using Aivors.Grains.Contracts;

namespace Aivors.Grains.Retell.Api;

/// <summary>Reads the few fields that are needed of Retell's answers. Null: the answer is not what the API documents.</summary>
internal static class AnswerReading
{
    // The largest date that Unix milliseconds can name here; beyond it a number is no time.
    private const long TimeMax = 253_402_300_799_999;

    public sealed record CallPage(IReadOnlyList<ListedCall> Calls, bool HasMore, string? NextKey);

    public static RetellKey? Key(byte[] body) => Read(body, root => new RetellKey(Text(root, "org_name")));

    /// <summary>The agent, if the answer is about the one that was asked for.</summary>
    public static Func<byte[], RetellAgent?> AgentNamed(string agentId) => body => Read(body, root =>
        Text(root, "agent_id") == agentId ? new RetellAgent(agentId, Text(root, "webhook_url") is { Length: > 0 } url ? url : null) : null);

    /// <summary>The call's JSON as it came, if it is the one that was asked for.</summary>
    public static Func<byte[], byte[]?> CallNamed(string callId) => body => Read(body, root => Text(root, "call_id") == callId ? body : null);

    public static CallPage? Page(byte[] body) => Read(body, root =>
    {
        if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var calls = new List<ListedCall>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || Text(item, "call_id") is not { Length: > 0 } callId)
            {
                // One call that cannot be told apart makes the whole list incomplete.
                return null;
            }

            calls.Add(new ListedCall(callId, Text(item, "agent_id"), Text(item, "call_status"), Time(item, "start_timestamp"),
                Time(item, "end_timestamp"), Number(item, "duration_ms")));
        }

        return root.TryGetProperty("has_more", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new CallPage(calls, more.GetBoolean(), Text(root, "pagination_key"))
            : null;
    });

    private static T? Read<T>(byte[] body, Func<JsonElement, T?> read)
        where T : class
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
    }

    private static DateTimeOffset? Time(JsonElement of, string name) =>
        Number(of, name) is >= 0 and <= TimeMax and var time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
