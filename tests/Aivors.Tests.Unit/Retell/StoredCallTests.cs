using System.Text;
using System.Text.Json.Nodes;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell.Stored;
using CsCheck;

namespace Aivors.Tests.Unit.Retell;

public sealed class StoredCallTests
{
    [Fact]
    public void A_call_with_everything_is_read_in_its_order()
    {
        const string Call = """
            {"transcript_with_tool_calls":[
              {"role":"agent","content":"Hello?","words":[{"word":"Hello?","start":0.4,"end":0.9}]},
              {"role":"user","content":"To a person, please.","words":[{"word":"To","start":"1.5","end":"1.7"},{"word":"person","start":2,"end":2.5}]},
              {"role":"node_transition","former_node_id":"n1","former_node_name":"Greeting","new_node_id":"n2","new_node_name":"Transfer"},
              {"role":"tool_call_invocation","tool_call_id":"t1","name":"transfer_call","arguments":"{\"to\":\"+1650\"}","thought_signature":"x"},
              {"role":"tool_call_result","tool_call_id":"t1","content":"done","successful":true},
              {"role":"dtmf","digit":"5"},
              {"role":"sms","content":"Your code","time_sec":12.5,"multimedia":[]},
              {"role":"injected","content":"whispered","time_sec":"13"},
              {"role":"transfer_target","content":"Billing here.","words":[]},
              {"role":"somebody_new","content":"?"}],
             "latency":{"e2e":{"p50":900,"p90":"1200","p95":1300.5,"p99":null,"max":2000,"min":1,"num":7,"values":[1,2]},"llm":{},"odd":5},
             "retell_llm_dynamic_variables":{"name":"Ada","age":36,"vip":true},
             "collected_dynamic_variables":{"name":"Ada L.","none":null},
             "call_analysis":{"custom_analysis_data":{"topic":"billing","score":4.50,"tags":["a"],"none":null}}}
            """;

        var stored = Read(Call);

        Assert.Equal(
            [
                new("agent", "Hello?", 0.4, 0.9, null, null, null, null),
                new("user", "To a person, please.", 1.5, 2.5, null, null, null, null),
                new("node", "Greeting", null, null, "Transfer", null, null, null),
                new("tool_call", null, null, null, "transfer_call", "{\"to\":\"+1650\"}", null, "t1"),
                new("tool_result", "done", null, null, null, null, true, "t1"),
                new("dtmf", "5", null, null, null, null, null, null),
                new("sms", "Your code", 12.5, null, null, null, null, null),
                new("note", "whispered", 13, null, null, null, null, null),
                new("transfer_target", "Billing here.", null, null, null, null, null, null),
                new ConversationTurn("other", "?", null, null, null, null, null, null),
            ],
            stored.Conversation);
        Assert.Equal([new CallLatency("e2e", 900, 1200, 1300.5, null, 2000, 7)], stored.Latency);
        Assert.Equal([new("name", "Ada L."), new("age", "36"), new NamedText("vip", "true")], stored.DynamicVariables);
        Assert.Equal([new("topic", "\"billing\""), new("score", "4.50"), new("tags", "[\"a\"]"), new NamedJson("none", "null")], stored.CustomAnalysis);
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("analyzed")]
    [InlineData("outbound-ended")]
    [InlineData("voicemail-ended")]
    public void A_sample_is_read_as_who_said_what(string name)
    {
        var call = Sample.Json(name)["call"]!.AsObject();
        var delivery = CallOf(name);

        var stored = StoredCall.Read(delivery.Payload, delivery.Fields.Transcript, delivery.Fields.Analysis);

        // With an object its contents, without one the lines of the text.
        var said = (call["transcript_with_tool_calls"] ?? call["transcript_object"])?.AsArray().Select(entry => entry!["content"]?.GetValue<string>())
            ?? call["transcript"]!.GetValue<string>().TrimEnd().Split('\n').Select(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        Assert.NotEmpty(stored.Conversation);
        Assert.Equal(said, stored.Conversation.Select(turn => turn.Text));
        Assert.Equal((call["latency"] as JsonObject)?.Count ?? 0, stored.Latency.Count);
        Assert.Equal((call["call_analysis"]?["custom_analysis_data"] as JsonObject)?.Count ?? 0, stored.CustomAnalysis.Count);
    }

    [Fact]
    public void The_whole_call_as_a_form_has_sent_it_is_read_the_same()
    {
        const string AsForm = """
            {"transcriptWithToolCalls":{"0":{"role":"agent","content":"Hi","words":{"0":{"word":"Hi","start":"0.5","end":"0.7"}}},"1":{"role":"User","content":"Ok"}},
             "latency":"{\"e2e\":{\"p50\":\"700\"}}","retellLlmDynamicVariables":"{\"a\":\"b\"}"}
            """;

        var stored = Read(AsForm);

        Assert.Equal([("agent", "Hi", 0.5), ("user", "Ok", null)], stored.Conversation.Select(turn => (turn.Kind, turn.Text, turn.AtSeconds)));
        Assert.Equal(700, Assert.Single(stored.Latency).P50);
        Assert.Equal("b", Assert.Single(stored.DynamicVariables).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"transcript_with_tool_calls":"[broken","transcript_object":[1,null,"x",[],{}],"latency":[],"call_analysis":[]}""")]
    [InlineData("""{"transcript_with_tool_calls":[],"transcript_object":null}""")]
    public void Without_an_object_the_transcripts_lines_speak(string payload)
    {
        var stored = StoredCall.Read(Encoding.UTF8.GetBytes(payload), "(music)\nAgent: Hello.\nuser: Hi,\n  it is me.\n\nTransfer Target: Yes?", null);

        Assert.Equal(
            [("other", "(music)"), ("agent", "Hello."), ("user", "Hi,\nit is me."), ("transfer_target", "Yes?")],
            stored.Conversation.Select(turn => (turn.Kind, turn.Text!)));
        Assert.Empty(stored.Latency);
        Assert.Empty(stored.CustomAnalysis);
        Assert.Empty(stored.DynamicVariables);
    }

    [Fact]
    public void The_stored_analysis_goes_before_the_objects_own()
    {
        var stored = StoredCall.Read(
            """{"call_analysis":{"custom_analysis_data":{"a":1}}}"""u8.ToArray(), null, """{"custom_analysis_data":{"b":{"c":"</script>"}}}""");

        Assert.Equal([new NamedJson("b", """{"c":"</script>"}""")], stored.CustomAnalysis);
    }

    [Fact]
    public void What_is_read_is_bounded()
    {
        var entries = string.Join(',', Enumerable.Repeat("""{"role":"user","content":"x"}""", 6000));
        var names = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"n{i}\":\"{new string('v', 200)}\""));

        var stored = Read($$$"""{"transcript_object":[{{{entries}}}],"retell_llm_dynamic_variables":{ {{{names}}} }}""");

        Assert.Equal(StoredCall.TurnsMax, stored.Conversation.Count);
        Assert.Equal(200, stored.DynamicVariables.Count);
        Assert.Equal(StoredCall.TurnsMax, StoredCall.Read(default, string.Concat(Enumerable.Repeat("User: x\n", 6000)), null).Conversation.Count);
    }

    [Fact]
    public void Hostile_text_stays_text_and_half_a_pair_does_no_harm()
    {
        var stored = Read("""{"transcript_object":[{"role":"user","content":"<img src=x onerror=alert(1)> \ud83d \u0000!"}],"retell_llm_dynamic_variables":{"\ud83d":"\udc00"}}""");

        Assert.Equal("<img src=x onerror=alert(1)> \uFFFD !", stored.Conversation[0].Text);
        Assert.Equal(new NamedText("\uFFFD", "\uFFFD"), stored.DynamicVariables[0]);
    }

    [Fact]
    public void Nothing_is_too_odd_to_be_read()
    {
        string[] names = ["transcript_with_tool_calls", "transcript_object", "role", "content", "words", "start", "latency", "p50", "call_analysis",
            "custom_analysis_data", "retell_llm_dynamic_variables", "tool_call_invocation", "time_sec", "arguments", "0"];
        var scalar = Gen.OneOf(
            Gen.Int[0, names.Length - 1].Select(i => names[i]).Select(name => (JsonNode?)JsonValue.Create(name)), Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)), Gen.Const((JsonNode?)null), Gen.String.Select(text => (JsonNode?)JsonValue.Create(text)));
        var node = Gen.Recursive<JsonNode?>((depth, inner) => depth > 4 ? scalar : Gen.OneOf(
            scalar,
            inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Gen.Int[0, names.Length - 1].Select(i => names[i]), inner).Array[0, 5].Select(pairs =>
                (JsonNode?)new JsonObject(pairs.DistinctBy(pair => pair.Item1).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2?.DeepClone()))))));

        node.Sample(call =>
        {
            var json = Encoding.UTF8.GetBytes(call?.ToJsonString() ?? "null");
            var stored = StoredCall.Read(json, call?.ToJsonString(), call?.ToJsonString());
            _ = StoredCall.Read(json.AsMemory(json.Length / 2), null, null);
            Assert.NotNull(stored.Conversation);
        });
    }

    [Fact]
    public void What_Retell_bills_is_taken_out_for_clients_and_the_rest_stays()
    {
        var json = Encoding.UTF8.GetString(StoredPayload.WithoutCost("""{"a":1.50,"call_cost":{"combined_cost":12},"callCost":1,"x":{"combined_cost":3,"b":"<"}}"""u8.ToArray()));

        Assert.Equal("""{"a":1.50,"x":{"b":"<"}}""", json);
        Assert.Equal("{}", Encoding.UTF8.GetString(StoredPayload.WithoutCost("broken"u8.ToArray())));
    }

    private static StoredCall Read(string call) => StoredCall.Read(Encoding.UTF8.GetBytes(call), null, null);

    private static (byte[] Payload, CallFields Fields) CallOf(string name)
    {
        var reading = Sample.ReadCall(Sample.Json(name));
        return (reading.Payload, reading.Fields);
    }
}
