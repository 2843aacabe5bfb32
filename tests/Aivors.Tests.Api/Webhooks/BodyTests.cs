using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>The shapes that n8n nodes make of one event: all of them are the same call.</summary>
public sealed class BodyTests(RunningStack stack)
{
    public static TheoryData<string, string?> Forms => new()
    {
        { "direct", "application/json" },
        { "direct", "application/json; charset=utf-8" },
        { "direct", "text/plain" },
        { "direct", "text/html" },
        { "direct", "application/octet-stream" },
        { "direct", "application/x-www-form-urlencoded" },
        { "direct", null },
        { "item", "application/json" },
        { "array", "application/json" },
        { "array of items", "application/json" },
        { "json text", "application/json" },
        { "item with text", "application/json" },
        { "call only", "application/json" },
        { "flat", "application/json" },
        { "form", "application/x-www-form-urlencoded" },
        { "with a byte order mark", "application/json" },
        { "misspelt", "application/json" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_is_one_call_charged_once(string form, string? contentType)
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();

        var answer = await api.PostDeliveryAsync(Make(form, agentId, callId), contentType);
        var again = await api.PostDeliveryAsync(Make(form, agentId, callId), contentType);

        Shapes.Is(201, answer);
        Shapes.Is(200, again);
        var one = answer.At("results") is { ValueKind: JsonValueKind.Array } results ? Assert.Single(results.EnumerateArray()) : answer.Json;
        Assert.Equal(callId, one.GetProperty("data").GetProperty("call").GetProperty("callId").GetString());
        Assert.Equal(98, one.GetProperty("data").GetProperty("subscription").GetProperty("availableCredits").GetInt64());
        Assert.False(answer.Bool("shouldDisableWorkflow"));
        var call = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}"));
        Assert.Equal((61, 120), (call.Number("data.call.durationSeconds"), call.Number("data.call.charge.seconds")));
    }

    [Fact]
    public async Task Several_events_get_a_result_each_in_their_order()
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync();
        var (one, two) = (StackApi.NewCall(), StackApi.NewCall());
        var body = $"""
            [{RetellBody.Ended(agentId, one)},
             {RetellBody.WholeItem(RetellBody.Ended(agentId, two))},
             {RetellBody.Ended(agentId, one)},
             {RetellBody.Analyzed(agentId, one)},
             {RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())},
             {RetellBody.Envelope("transcript_updated", RetellBody.Call(agentId, two))},
             7]
            """;

        var answer = Shapes.Is(201, await api.PostDeliveryAsync(body));

        var results = answer.At("results").EnumerateArray().ToArray();
        Assert.Equal(7, results.Length);
        Assert.Equal([true, true, true, true, false, true, false], results.Select(result => result.GetProperty("success").GetBoolean()));
        Assert.Equal(one, results[0].GetProperty("callId").GetString());
        Assert.Equal(two, results[1].GetProperty("callId").GetString());
        Assert.True(results[2].GetProperty("duplicate").GetBoolean());
        Assert.False(results[3].TryGetProperty("duplicate", out _));
        Assert.Equal(400, results[4].GetProperty("statusCode").GetInt32());
        Assert.True(results[5].GetProperty("skipped").GetBoolean());
        Assert.Equal(96, results[3].GetProperty("data").GetProperty("subscription").GetProperty("availableCredits").GetInt64());
        AnswerTests.AssertNeverStops(answer);
    }

    [Fact]
    public async Task Events_that_all_fail_are_400_with_a_result_each()
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(
            $"[{RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())},{RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())}]");

        Shapes.IsFailure(400, answer, "No client found for this agent. Please connect your Retell agent in the dashboard.");
        AnswerTests.AssertNeverStops(answer);
    }

    [Fact]
    public async Task One_event_without_credits_stops_the_workflow_at_the_top_as_well()
    {
        var api = await stack.ApiAsync();
        var (_, rich) = await stack.ClientAsync();
        var (_, poor) = await stack.ClientAsync(minutes: 0);

        var answer = Shapes.Is(201, await api.PostDeliveryAsync(
            $"[{RetellBody.Ended(poor, StackApi.NewCall())},{RetellBody.Ended(rich, StackApi.NewCall())}]"));

        Assert.True(answer.Bool("shouldDisableWorkflow"));
        Assert.Equal([true, false], answer.At("results").EnumerateArray().Select(result => result.GetProperty("shouldDisableWorkflow").GetBoolean()));
    }

    private static byte[] Make(string form, string agentId, string callId)
    {
        var body = RetellBody.Ended(agentId, callId);
        return form switch
        {
            "with a byte order mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(body)],
            _ => Encoding.UTF8.GetBytes(form switch
            {
                "item" => RetellBody.WholeItem(body),
                "array" => $"[{body}]",
                "array of items" => $$"""[{"json":{{RetellBody.WholeItem(body)}}}]""",
                "json text" => JsonSerializer.Serialize(body),
                "item with text" => new JsonObject { ["headers"] = new JsonObject(), ["body"] = body }.ToJsonString(),
                "call only" => RetellBody.Call(agentId, callId).ToJsonString(),
                "flat" => RetellBody.Flat(agentId, callId),
                "form" => $"event=call_ended&call[call_id]={callId}&call[agent_id]={agentId}&call[duration_ms]=61499&call[call_status]=ended",
                "misspelt" => RetellBody.Envelope("call_analyze", RetellBody.Call(agentId, callId)),
                _ => body,
            }),
        };
    }
}
