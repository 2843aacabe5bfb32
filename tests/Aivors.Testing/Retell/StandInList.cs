using System.Text.Json.Nodes;

namespace Aivors.Testing.Retell;

/// <summary>The stand-in's <c>POST /v3/list-calls</c>: the filters that are used here, order, and pages.</summary>
internal static class StandInList
{
    // The list has no transcripts: whoever wants one gets the call by itself.
    private static readonly string[] NotListed = ["transcript", "transcript_object", "transcript_with_tool_calls", "scrubbed_transcript_with_tool_calls"];

    public static JsonObject Answer(StandInWorkspace workspace, JsonObject query, int pageMax)
    {
        var filter = query["filter_criteria"] as JsonObject;
        var found = workspace.Calls.Values.Where(call => Matches(call, filter)).OrderBy(StartOf).ThenBy(IdOf, StringComparer.Ordinal).ToList();
        if (query["sort_order"]?.GetValue<string>() != "ascending")
        {
            found.Reverse();
        }

        var after = query["pagination_key"]?.GetValue<string>();
        var from = after is null ? 0 : found.FindIndex(call => $"after_{IdOf(call)}" == after) + 1;
        var page = found.Skip(from).Take(Math.Min(query["limit"]?.GetValue<int>() ?? 50, pageMax)).ToArray();
        var hasMore = from + page.Length < found.Count;
        var answer = new JsonObject { ["items"] = new JsonArray([.. page.Select(Listed)]), ["has_more"] = hasMore };
        if (hasMore)
        {
            answer["pagination_key"] = $"after_{IdOf(page[^1])}";
        }

        return answer;
    }

    private static JsonNode Listed(JsonObject call)
    {
        var listed = call.DeepClone().AsObject();
        foreach (var name in NotListed)
        {
            listed.Remove(name);
        }

        return listed;
    }

    private static bool Matches(JsonObject call, JsonObject? filter) =>
        filter is null || filter.All(criterion => criterion.Key switch
        {
            "agent" => criterion.Value!.AsArray().Any(agent => agent!["agent_id"]!.GetValue<string>() == call["agent_id"]!.GetValue<string>()),
            "call_status" => criterion.Value!["value"]!.AsArray().Any(status => status!.GetValue<string>() == call["call_status"]!.GetValue<string>()),
            "start_timestamp" => IsWithin(StartOf(call), criterion.Value!.AsObject()),
            var other => throw new NotSupportedException($"The stand-in knows no filter {other}."),
        });

    private static bool IsWithin(long value, JsonObject criterion) => (criterion["type"]!.GetValue<string>(), criterion["op"]!.GetValue<string>()) switch
    {
        ("range", "bt") => value >= criterion["value"]![0]!.GetValue<long>() && value <= criterion["value"]![1]!.GetValue<long>(),
        ("number", "ge") => value >= criterion["value"]!.GetValue<long>(),
        ("number", "gt") => value > criterion["value"]!.GetValue<long>(),
        ("number", "le") => value <= criterion["value"]!.GetValue<long>(),
        ("number", "lt") => value < criterion["value"]!.GetValue<long>(),
        var other => throw new NotSupportedException($"The stand-in knows no operator {other}."),
    };

    private static long StartOf(JsonObject call) => call["start_timestamp"]!.GetValue<long>();

    private static string IdOf(JsonObject call) => call["call_id"]!.GetValue<string>();
}
