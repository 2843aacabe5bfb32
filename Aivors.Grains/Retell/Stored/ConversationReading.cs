using System.Text.Json;

namespace Aivors.Grains.Retell.Stored;

/// <summary>Reads what was said and done from a call object, in its order.</summary>
internal static class ConversationReading
{
    // The fullest first. Those of a workspace that keeps no personal data have only the scrubbed ones.
    private static readonly string[] Sources =
        ["transcript_with_tool_calls", "transcript_object", "scrubbed_transcript_with_tool_calls", "scrubbed_transcript_object"];

    public static IReadOnlyList<ConversationTurn> Of(JsonElement call)
    {
        foreach (var source in Sources)
        {
            if (LooseJson.Use(call, source, TurnsOf) is { Count: > 0 } turns)
            {
                return turns;
            }
        }

        return [];
    }

    private static List<ConversationTurn> TurnsOf(JsonElement entries)
    {
        var turns = new List<ConversationTurn>();
        foreach (var entry in EntriesOf(entries))
        {
            if (turns.Count == StoredCall.TurnsMax)
            {
                break;
            }

            if (entry.ValueKind == JsonValueKind.Object && TurnOf(entry) is { } turn)
            {
                turns.Add(turn);
            }
        }

        return turns;
    }

    // A form makes an object with the names 0, 1, 2, ... of an array.
    private static IEnumerable<JsonElement> EntriesOf(JsonElement entries) => entries.ValueKind == JsonValueKind.Array
        ? entries.EnumerateArray()
        : LooseJson.Properties(entries).Select(property => property.Value);

    private static ConversationTurn? TurnOf(JsonElement entry)
    {
        var content = LooseJson.Text(entry, "content");
        var turn = LooseJson.Text(entry, "role")?.Trim().ToLowerInvariant() switch
        {
            "agent" => ConversationTurn.Of(TurnKind.Agent, content),
            "user" => ConversationTurn.Of(TurnKind.User, content),
            "transfer_target" => ConversationTurn.Of(TurnKind.TransferTarget, content),
            "tool_call_invocation" => ConversationTurn.Of(TurnKind.ToolCall, null) with
            {
                Name = LooseJson.Text(entry, "name"), Arguments = LooseJson.Text(entry, "arguments"), ToolCallId = LooseJson.Text(entry, "tool_call_id"),
            },
            "tool_call_result" => ConversationTurn.Of(TurnKind.ToolResult, content) with
            {
                Successful = LooseJson.Flag(entry, "successful"), ToolCallId = LooseJson.Text(entry, "tool_call_id"),
            },
            "node_transition" => ConversationTurn.Of(TurnKind.Node, LooseJson.Text(entry, "former_node_name") ?? LooseJson.Text(entry, "former_node_id")) with
            {
                Name = LooseJson.Text(entry, "new_node_name") ?? LooseJson.Text(entry, "new_node_id"),
            },
            "dtmf" => ConversationTurn.Of(TurnKind.Dtmf, LooseJson.Text(entry, "digit") ?? content),
            "sms" => ConversationTurn.Of(TurnKind.Sms, content),
            "injected" => ConversationTurn.Of(TurnKind.Note, content),
            _ => content is null ? null : ConversationTurn.Of(TurnKind.Other, content),
        };
        return turn is { Kind: TurnKind.Agent or TurnKind.User or TurnKind.TransferTarget, Text: null } ? null : WithTimes(turn, entry);
    }

    private static ConversationTurn? WithTimes(ConversationTurn? turn, JsonElement entry)
    {
        double? first = LooseJson.Number(entry, "time_sec");
        double? last = null;
        foreach (var word in LooseJson.Find(entry, "words") is { } words ? EntriesOf(words) : [])
        {
            first ??= LooseJson.Number(word, "start");
            last = LooseJson.Number(word, "end") ?? last;
        }

        return turn is null ? null : turn with { AtSeconds = Sane(first), EndSeconds = Sane(last) };
    }

    // A day is longer than any call.
    private static double? Sane(double? seconds) => seconds is >= 0 and <= 86_400 ? seconds : null;
}
