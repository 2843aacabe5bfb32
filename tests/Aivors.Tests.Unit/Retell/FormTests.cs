using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

public sealed class FormTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public void JSON_declared_as_a_form_is_JSON() =>
        Assert.Equal(61_499, ReadCall(Sample.Text("ended"), Form).Fields.DurationMs);

    [Theory]
    [InlineData(Form)]
    [InlineData("text/html")]
    [InlineData("")]
    [InlineData(null)]
    public void A_field_that_holds_JSON_is_read_under_any_content_type(string? contentType)
    {
        var call = Sample.Json("ended")["call"]!.ToJsonString();

        var reading = ReadCall($"event=call_ended&call={Uri.EscapeDataString(call)}", contentType);

        Assert.Equal(Sample.ReadCall(Sample.Text("ended")).Fields, reading.Fields);
        Assert.Equal(call, Encoding.UTF8.GetString(reading.Payload));
    }

    [Fact]
    public void A_payload_field_holds_the_whole_event() =>
        Assert.Equal(CallEvent.Analyzed, ReadCall("payload=" + Uri.EscapeDataString(Sample.Text("analyzed")), Form).Event);

    [Fact]
    public void Spaces_may_be_written_as_plus()
    {
        var reading = ReadCall("event_type=call_ended&call_id=c&agent_id=a&agent_name=Zo%C3%AB+%2B%20Max&transcript=100%&from_number=%2B1202", Form);

        Assert.Equal(("Zoë + Max", "100%", "+1202"), (reading.Fields.AgentName, reading.Fields.Transcript, reading.Fields.FromNumber));
    }

    [Fact]
    public void An_object_in_bracket_notation_is_put_together_again()
    {
        var reading = ReadCall(Flatten(Sample.Json("analyzed")), Form);

        // All leaves are text now and an empty object has vanished; what is read of it is the same but for the analysis' own text.
        var direct = Sample.ReadCall(Sample.Text("analyzed"));
        Assert.Equal(direct.Fields with { Analysis = reading.Fields.Analysis }, reading.Fields);
        using var payload = JsonDocument.Parse(reading.Payload);
        Assert.Equal("Tannhaus ", payload.RootElement.GetProperty("transcript_object")[0].GetProperty("words")[0].GetProperty("word").GetString());
    }

    [Fact]
    public void Twenty_five_thousand_fields_are_read()
    {
        var body = Sample.Json("analyzed");
        var words = new JsonArray();
        for (var i = 0; i < 9_000; i++)
            words.Add(new JsonObject { ["word"] = "word ", ["start"] = i, ["end"] = i + 1 });

        body["call"]!["transcript_object"] = new JsonArray(new JsonObject { ["role"] = "agent", ["words"] = words });
        var form = Flatten(body);
        Assert.True(form.Count(c => c == '&') > 25_000);

        var reading = ReadCall(form, Form);

        Assert.Equal(61_499, reading.Fields.DurationMs);
        using var payload = JsonDocument.Parse(reading.Payload);
        Assert.Equal(9_000, payload.RootElement.GetProperty("transcript_object")[0].GetProperty("words").GetArrayLength());
    }

    [Fact]
    public void JSON_sent_as_the_name_of_the_only_field_is_read() =>
        Assert.Equal(61_499, ReadCall(Uri.EscapeDataString(Sample.Text("ended")) + "=", Form).Fields.DurationMs);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Multipart_is_read_by_its_parts(string newLine)
    {
        var call = Sample.Json("ended")["call"]!.ToJsonString();
        var body = string.Join(
            newLine,
            "--axios-1.18-boundary-x", "Content-Disposition: form-data; name=\"event\"", "", "call_ended",
            "--axios-1.18-boundary-x", "Content-Disposition: form-data; name=\"call\"", "Content-Type: application/json", "", call,
            "--axios-1.18-boundary-x--", "");

        var reading = ReadCall(body, "multipart/form-data; boundary=of-another");

        Assert.Equal(61_499, reading.Fields.DurationMs);
        Assert.Equal(call, Encoding.UTF8.GetString(reading.Payload));
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\ncall_ended")]
    [InlineData("--b\r\nno headers\r\n--b--")]
    [InlineData("--b\r\n\r\n\r\n--b--")]
    public void Multipart_that_is_cut_short_is_refused(string body) =>
        Assert.Equal("not_an_object", Sample.ReadRefusal(body, "multipart/form-data").Reason);

    [Fact]
    public void Forms_past_the_limits_are_refused()
    {
        Assert.Equal("too_many_fields", Sample.ReadRefusal("a=" + string.Concat(Enumerable.Repeat("&a", FieldTree.MaxFields)), Form).Reason);
        Assert.Equal("too_deep", Sample.ReadRefusal("a" + string.Concat(Enumerable.Repeat("[b]", 64)) + "=1", Form).Reason);
        var deepButMany = Enumerable.Range(0, 5_000).Select(i => $"a{i}" + string.Concat(Enumerable.Repeat("[b]", 59)) + "=1");
        Assert.Equal("too_many_fields", Sample.ReadRefusal(string.Join('&', deepButMany), Form).Reason);
    }

    private static CallReading ReadCall(string body, string? contentType) =>
        Assert.IsType<CallReading>(Assert.Single(Sample.Read(body, contentType).Readings));

    /// <summary>The way n8n's form encoding (the qs library) writes an object.</summary>
    private static string Flatten(JsonNode node) => string.Join('&', Leaves(node, ""));

    private static IEnumerable<string> Leaves(JsonNode? node, string name) => node switch
    {
        JsonObject item => item.SelectMany(pair => Leaves(pair.Value, Nested(name, pair.Key))),
        JsonArray array => array.SelectMany((child, i) => Leaves(child, Nested(name, i.ToString(CultureInfo.InvariantCulture)))),
        null => [Uri.EscapeDataString(name) + "="],
        _ => [Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(node.ToString())],
    };

    private static string Nested(string name, string key) => name.Length == 0 ? key : $"{name}[{key}]";
}
