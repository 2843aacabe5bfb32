using System.Text.Json;
using System.Text.Json.Nodes;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

/// <summary>One call_analyzed of 61,499 ms, in every wrapping that n8n workflows were seen to give it.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string> SingleShapes => [.. Shapes.Keys];

    private static JsonObject Direct => Sample.Json("analyzed");

    private static readonly Dictionary<string, Func<string>> Shapes = new(StringComparer.Ordinal)
    {
        ["direct"] = () => Direct.ToJsonString(),
        ["with a byte order mark and white space"] = () => "\uFEFF \r\n" + Direct.ToJsonString() + "\n\0",
        ["whole n8n item"] = () => Sample.WholeItem(Direct).ToJsonString(),
        ["whole n8n item under json"] = () => new JsonObject { ["json"] = Sample.WholeItem(Direct), ["pairedItem"] = 0 }.ToJsonString(),
        ["payload wrapper"] = () => new JsonObject { ["payload"] = Direct }.ToJsonString(),
        ["data wrapper"] = () => new JsonObject { ["data"] = Direct }.ToJsonString(),
        ["event_message as text"] = () => new JsonObject { ["event_message"] = Direct.ToJsonString() }.ToJsonString(),
        ["data beside the event"] = () => new JsonObject { ["event"] = "call_analyzed", ["data"] = Direct["call"]!.DeepClone() }.ToJsonString(),
        ["call as text"] = () => new JsonObject { ["event"] = "call_analyzed", ["call"] = Direct["call"]!.ToJsonString() }.ToJsonString(),
        ["body as text"] = () => new JsonObject { ["body"] = Direct.ToJsonString() }.ToJsonString(),
        ["text once"] = () => JsonSerializer.Serialize(Direct.ToJsonString()),
        ["text twice"] = () => JsonSerializer.Serialize(JsonSerializer.Serialize(Direct.ToJsonString())),
        ["text three times"] = () => JsonSerializer.Serialize(JsonSerializer.Serialize(JsonSerializer.Serialize(Direct.ToJsonString()))),
        ["call object alone"] = () => Direct["call"]!.ToJsonString(),
        ["call object without an event"] = () => new JsonObject { ["call"] = Direct["call"]!.DeepClone() }.ToJsonString(),
        ["event_type"] = () => new JsonObject { ["event_type"] = "call_analyzed", ["call"] = Direct["call"]!.DeepClone() }.ToJsonString(),
        ["everything flat"] = () => Flat().ToJsonString(),
        ["ids beside the call"] = IdsBesideTheCall,
        ["an item that repeats the ids"] = RepeatedIds,
        ["JSON followed by a form's equals sign"] = () => Direct.ToJsonString() + "=",
    };

    [Theory]
    [MemberData(nameof(SingleShapes))]
    public void A_call_is_the_same_whatever_it_is_wrapped_in(string shape)
    {
        var document = Sample.Read(Shapes[shape]());

        var reading = Assert.IsType<CallReading>(Assert.Single(document.Readings));
        Assert.False(document.IsBatch);
        Assert.Equal((CallEvent.Analyzed, Sample.AgentId, Sample.CallId), (reading.Event, reading.AgentId, reading.CallId));
        Assert.Equal(Sample.ReadCall(Direct).Fields, reading.Fields);
        using var payload = JsonDocument.Parse(reading.Payload);
        Assert.Equal(61_499, payload.RootElement.GetProperty("duration_ms").GetInt64());
    }

    [Fact]
    public void An_array_gives_a_reading_for_each_item_in_order()
    {
        var items = new JsonArray(
            Sample.WholeItem(Sample.Json("started")),
            new JsonObject { ["json"] = Sample.WholeItem(Sample.Json("ended")) },
            Direct,
            Sample.Json("chat-ended"),
            7);

        var document = Sample.Read(items);

        Assert.True(document.IsBatch);
        Assert.Equal(
            [CallEvent.Started, CallEvent.Ended, CallEvent.Analyzed],
            document.Readings.OfType<CallReading>().Select(reading => reading.Event));
        Assert.IsType<SkippedReading>(document.Readings[3]);
        Assert.Equal("not_an_object", Assert.IsType<UnreadableReading>(document.Readings[4]).Reason);
    }

    [Fact]
    public void An_aggregated_item_is_a_batch_of_its_data()
    {
        var document = Sample.Read(new JsonObject { ["data"] = new JsonArray(Sample.WholeItem(Sample.Json("ended")), Sample.WholeItem(Direct)) });

        Assert.True(document.IsBatch);
        Assert.Equal(2, document.Readings.Count);
        Assert.All(document.Readings, reading => Assert.IsType<CallReading>(reading));
    }

    [Fact]
    public void An_array_of_one_is_a_batch() => Assert.True(Sample.Read(new JsonArray(Direct)).IsBatch);

    [Theory]
    [InlineData("call_ended", CallEvent.Ended)]
    [InlineData("CALL_ENDED", CallEvent.Ended)]
    [InlineData(" callEnded ", CallEvent.Ended)]
    [InlineData("call.started", CallEvent.Started)]
    [InlineData("call_analyze", CallEvent.Analyzed)]
    [InlineData("call.analyzed", CallEvent.Analyzed)]
    [InlineData("CALL_ANALYZED", CallEvent.Analyzed)]
    [InlineData("callAnalyzed", CallEvent.Analyzed)]
    [InlineData("call-analysed", CallEvent.Analyzed)]
    public void An_event_is_known_in_any_spelling(string name, CallEvent expected)
    {
        var reading = Sample.ReadCallWith("", name);

        Assert.Equal((expected, name.Trim()), (reading.Event, reading.EventType));
    }

    [Theory]
    [InlineData("\"start_timestamp\":1785000000000", "call_started")]
    [InlineData("\"call_status\":\"ongoing\",\"duration_ms\":null,\"call_analysis\":\"[object Object]\"", "call_started")]
    [InlineData("\"end_timestamp\":1785000061499", "call_ended")]
    [InlineData("\"disconnection_reason\":\"user_hangup\"", "call_ended")]
    [InlineData("\"duration_ms\":5", "call_ended")]
    [InlineData("\"durationSeconds\":\"5\"", "call_ended")]
    [InlineData("\"call_status\":\"not_connected\"", "call_ended")]
    [InlineData("\"call_analysis\":{\"in_voicemail\":false}", "call_analyzed")]
    public void A_call_without_an_event_shows_by_its_properties_how_far_it_is(string properties, string expected) =>
        Assert.Equal(expected, Sample.ReadCall($$"""{"call_id":"call_1","agent_id":"agent_1",{{properties}}}""").EventType);

    [Theory]
    [InlineData("callId", "agentId")]
    [InlineData("CallID", "AgentID")]
    [InlineData("Call ID", "Agent ID")]
    [InlineData("c\\u0061ll_id", "\\u0061gent_id")]
    public void Ids_are_found_under_other_spellings(string callId, string agentId)
    {
        var reading = Sample.ReadCall($$"""{"eventType":"call_ended","{{callId}}":" call_1 ","{{agentId}}":"agent_1","durationSeconds":2.5}""");

        Assert.Equal(("call_1", "agent_1", 2_500L), (reading.CallId, reading.AgentId, reading.Fields.DurationMs));
    }

    [Fact]
    public void Retells_own_name_wins_over_an_alias_in_either_order()
    {
        Assert.Equal("own", Sample.ReadCallWith("\"agentName\":\"alias\",\"agent_name\":\"own\"").Fields.AgentName);
        Assert.Equal("own", Sample.ReadCallWith("\"agent_name\":\"own\",\"agentName\":\"alias\"").Fields.AgentName);
        Assert.Equal("alias", Sample.ReadCallWith("\"agentName\":\"alias\",\"agent_name\":null").Fields.AgentName);
    }

    private static JsonObject Flat()
    {
        var flat = Direct["call"]!.DeepClone().AsObject();
        flat.Insert(0, "event", "call_analyzed");
        return flat;
    }

    private static string IdsBesideTheCall()
    {
        var body = Direct;
        var call = body["call"]!.AsObject();
        call.Remove("call_id");
        call.Remove("agent_id");
        body["call_id"] = Sample.CallId;
        body["agent_id"] = Sample.AgentId;
        return body.ToJsonString();
    }

    private static string RepeatedIds()
    {
        var item = Sample.WholeItem(Direct);
        item["call_id"] = Sample.CallId;
        item["agent_id"] = Sample.AgentId;
        return item.ToJsonString();
    }
}
