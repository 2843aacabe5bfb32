using System.Text;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

/// <summary>Through n8n the signature still proves the event, as long as what it signs is cut out and not written anew.</summary>
public sealed class ForwardedSignatureTests
{
    private const string Key = "key_of_the_tests";
    private const string Body = """{"event":"call_ended","call":{"call_id":"call_1","agent_id":"agent_1","duration_ms":1000,"agent_name":"M\u00e4ya \/ 1"}}""";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000);
    private static readonly string Header = RetellSignature.Sign(Encoding.UTF8.GetBytes(Body), Key, Now);

    [Fact]
    public void A_whole_item_is_proved() => Assert.True(IsProved(Item(Body)));

    [Fact]
    public void So_is_each_of_several() =>
        Assert.All(Sample.Read($"[{Item(Body)},{{\"json\":{Item(Body)}}}]").Readings, reading => Assert.True(IsProved((CallReading)reading)));

    [Fact]
    public void So_is_an_item_that_was_turned_into_text() =>
        Assert.True(IsProved(System.Text.Json.JsonSerializer.Serialize(Item(Body))));

    [Fact]
    public void So_is_a_body_that_stands_in_it_as_text() =>
        Assert.True(IsProved(Item(System.Text.Json.JsonSerializer.Serialize(Body))));

    [Fact]
    public void The_headers_may_come_last_and_in_other_letters() =>
        Assert.True(IsProved($$$"""{"body":{{{Body}}},"headers":{"host":"x","deep":{"x-retell-signature":"no"},"X-Retell-Signature":"{{{Header}}}"}}"""));

    [Theory]
    [InlineData("\"duration_ms\":1000", "\"duration_ms\":1")]
    [InlineData("{\"event\"", "{ \"event\"")]
    [InlineData("\\u00e4", "ä")]
    public void A_body_with_anything_changed_is_not(string part, string replacement) =>
        Assert.False(IsProved(Item(Body.Replace(part, replacement, StringComparison.Ordinal))));

    [Fact]
    public void A_call_beside_the_signed_body_is_not() =>
        Assert.Null(Sample.ReadCall(Item(Body)[..^1] + ""","event":"call_ended","call":{"call_id":"call_2","agent_id":"agent_2"}}""").Signed);

    [Theory]
    [InlineData("""{"body":BODY}""")]
    [InlineData("""{"body":BODY,"headers":{}}""")]
    [InlineData("""{"body":BODY,"headers":null}""")]
    [InlineData("""{"body":BODY,"headers":["x-retell-signature"]}""")]
    [InlineData("""{"body":BODY,"headers":{"x-retell-signature":7}}""")]
    [InlineData("BODY")]
    public void Without_the_header_there_is_nothing_to_prove(string item) =>
        Assert.Null(Sample.ReadCall(item.Replace("BODY", Body, StringComparison.Ordinal)).Signed);

    private static string Item(string body) =>
        $$$"""{"headers":{"host":"n8n.example.test","x-retell-signature":"{{{Header}}}"},"params":{},"query":{},"body":{{{body}}},"executionMode":"production"}""";

    private static bool IsProved(string body) => IsProved(Sample.ReadCall(body));

    private static bool IsProved(CallReading reading) =>
        RetellSignature.Verify(reading.Signed!.Body.Span, Key, reading.Signed.Header, Now, TimeSpan.FromMinutes(5));
}
