using System.Text.Json.Nodes;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

public sealed class RejectionTests
{
    [Theory]
    [InlineData("", "empty_body")]
    [InlineData(" \r\n\t", "empty_body")]
    [InlineData("{}", "empty_object")]
    [InlineData(" { } ", "empty_object")]
    [InlineData("[]", "empty_array")]
    [InlineData("[[]]", "empty_array")]
    [InlineData("[object Object]", "object_object")]
    [InlineData("the event: [object Object]", "object_object")]
    [InlineData("\"[object Object]\"", "object_object")]
    [InlineData("""{"event":"call_ended","call":"[object Object]"}""", "object_object")]
    [InlineData("""{"body":"[object Object]"}""", "object_object")]
    [InlineData("{{ $json.body }}", "broken_json")]
    [InlineData("={{ $json.body }}", "broken_json")]
    [InlineData("""{"event":"call_ended",}""", "broken_json")]
    [InlineData("""{"event":"call_ended"} {"event":"call_ended"}""", "broken_json")]
    [InlineData("""{"event":"call_ended","call":"{broken"}""", "broken_json")]
    [InlineData("%7B%22event%22%3A%22call_ended%22%2C%22a=b%22%7D=", "broken_json")]
    [InlineData("null", "not_an_object")]
    [InlineData("42", "not_an_object")]
    [InlineData("-42", "not_an_object")]
    [InlineData("true", "not_an_object")]
    [InlineData("\"call ended\"", "not_an_object")]
    [InlineData("\"\"", "not_an_object")]
    [InlineData("call ended", "not_an_object")]
    [InlineData("<html><body>hello</body></html>", "not_an_object")]
    [InlineData("""{"event":"call_ended","call":{"agent_id":"a"}}""", "missing_call_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":12,"agent_id":"a"}}""", "missing_call_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"undefined","agent_id":"a"}}""", "missing_call_id")]
    [InlineData("""{"event":"call_ended","call":{}}""", "missing_call_id")]
    [InlineData("""{"hello":"world"}""", "missing_call_id")]
    [InlineData("hello=world", "missing_call_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c"}}""", "missing_agent_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c\u0000","agent_id":"a"}}""", "bad_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c\ud800","agent_id":"a"}}""", "bad_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"c","agent_id":"a\nb"}}""", "bad_id")]
    public void What_cannot_be_a_delivery_is_refused_for_its_reason(string body, string reason) =>
        Assert.Equal(reason, Sample.ReadRefusal(body).Reason);

    [Fact]
    public void A_missing_id_is_named_first_with_what_came_and_what_to_change()
    {
        var refusal = Sample.ReadRefusal("""{"event":"call_ended","call":{"agent_id":"a","from_number":"+1","a strange \u0000 name":1}}""");

        Assert.StartsWith("Missing required field: call_id. Received: agent_id, from_number, (unusual name).", refusal.Error, StringComparison.Ordinal);
        Assert.Contains("{{ $json.body }}", refusal.Error, StringComparison.Ordinal);
        Assert.Equal(("a", null), (refusal.AgentId, refusal.CallId));
    }

    [Fact]
    public void A_missing_agent_id_names_the_call()
    {
        var refusal = Sample.ReadRefusal("""{"event":"call_ended","call":{"call_id":"c"}}""");

        Assert.StartsWith("Missing required field: agent_id. Received: call_id.", refusal.Error, StringComparison.Ordinal);
        Assert.Equal("c", refusal.CallId);
    }

    [Fact]
    public void An_item_of_the_polling_trigger_is_known_as_such()
    {
        var refusal = Sample.ReadRefusal(Sample.Text("polling-item"));

        Assert.Equal("polling_trigger_item", refusal.Reason);
        Assert.StartsWith("Missing required field: agent_id.", refusal.Error, StringComparison.Ordinal);
        Assert.Equal(Sample.CallId, refusal.CallId);
    }

    [Theory]
    [InlineData("{\"event\":\"call_ended\",\"transcript\":\"Agent: hi\nUser: hi\"}")]
    [InlineData("{\"event\":\"call_ended\",\"transcript\":\"She said \"yes\" to it\"}")]
    public void A_transcript_pasted_into_JSON_is_named_as_what_broke_it(string body)
    {
        var refusal = Sample.ReadRefusal(body);

        Assert.Equal("broken_json", refusal.Reason);
        Assert.Contains("at or after transcript", refusal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_refusal_repeats_what_people_said()
    {
        foreach (var body in (string[])["Anna Kestrel called", "\"Anna Kestrel\"", "{\"transcript\":\"Anna Kestrel", "Anna+Kestrel=1", "{\"Anna Kestrel\":1}"])
            Assert.DoesNotContain("Anna", Sample.ReadRefusal(body).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(100_000, true)]
    public void JSON_of_more_than_64_levels_is_too_deep(int levels, bool isTooDeep)
    {
        var body = "{\"event\":\"call_ended\",\"call_id\":\"c\",\"agent_id\":\"a\",\"x\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";

        var reading = Assert.Single(Sample.Read(body).Readings);

        Assert.Equal(isTooDeep ? "too_deep" : null, (reading as UnreadableReading)?.Reason);
    }

    [Fact]
    public void JSON_turned_into_text_four_times_is_too_deep()
    {
        var text = Sample.Text("ended");
        for (var i = 0; i < 4; i++)
            text = JsonValue.Create(text).ToJsonString();

        Assert.Equal("too_deep", Sample.ReadRefusal(text).Reason);
    }

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1)]
    [InlineData(100_000, 1)]
    public void More_than_a_thousand_events_are_refused_together(int events, int readings)
    {
        const string Event = """{"event":"call_ended","call":{"call_id":"c","agent_id":"a"}}""";

        var document = Sample.Read("[" + string.Join(',', Enumerable.Repeat(Event, events)) + "]");

        Assert.True(document.IsBatch);
        Assert.Equal(readings, document.Readings.Count);
        Assert.Equal(readings == 1 ? "too_many_events" : null, (document.Readings[0] as UnreadableReading)?.Reason);
    }

    [Fact]
    public void Many_events_in_nested_arrays_are_refused_together()
    {
        var thousand = "[" + string.Join(',', Enumerable.Repeat("1", 1000)) + "]";

        Assert.Equal("too_many_events", Sample.ReadRefusal("[" + string.Join(',', Enumerable.Repeat(thousand, 400)) + "]").Reason);
    }

    [Fact]
    public void An_id_may_have_128_characters_and_no_more()
    {
        Assert.Equal(new string('c', 128), Sample.ReadCall($$"""{"call_id":"{{new string('c', 128)}}","agent_id":"a"}""").CallId);
        Assert.Equal("bad_id", Sample.ReadRefusal($$"""{"call_id":"{{new string('c', 129)}}","agent_id":"a"}""").Reason);
    }
}
