using System.Text;
using Aivors.Grains.Retell;
using Aivors.Testing;
using CsCheck;

namespace Aivors.Tests.Unit.Retell;

/// <summary>What is made to be slow is refused for its reason, and what real calls need is not.</summary>
public sealed class BombReadingTests
{
    [Theory]
    [InlineData("deep arrays", "too_deep")]
    [InlineData("only [", "too_deep")]
    [InlineData("deep objects", "too_deep")]
    [InlineData("one long string", "not_an_object")]
    [InlineData("a string of escaped quotes", "too_many_escapes")]
    [InlineData("a string of \\u0041", "too_many_escapes")]
    [InlineData("millions of keys", "too_many_values")]
    [InlineData("duplicate keys", "too_many_values")]
    [InlineData("millions of numbers", "too_many_values")]
    [InlineData("millions of events", "too_many_values")]
    [InlineData("JSON in text, thrice", "too_many_escapes")]
    [InlineData("a form of many fields", "too_many_fields")]
    [InlineData("a form of percent signs", "too_many_escapes")]
    [InlineData("a form of one name", "not_an_object")]
    [InlineData("multipart of many parts", "too_many_fields")]
    [InlineData("no UTF-8 at all", "wrong_encoding")]
    [InlineData("every second byte no UTF-8", "wrong_encoding")]
    [InlineData("UTF-16 with its mark", "wrong_encoding")]
    [InlineData("a number of 16 million digits", "endless_run")]
    [InlineData("blanks", "endless_run")]
    [InlineData("NULs", "empty_body")]
    [InlineData("plain text", "not_an_object")]
    public void A_bomb_is_refused_for_its_reason(string name, string reason)
    {
        var document = DeliveryReader.Read(Bombs.Make(name), "application/json");

        Assert.Equal(reason, Assert.IsType<UnreadableReading>(Assert.Single(document.Readings)).Reason);
    }

    // Sample 12 of twenty minutes has 26,000 values; Retell ends a call after two hours.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Three_events_of_a_call_of_two_hours_are_read_also_as_text(int timesText)
    {
        var words = string.Join(',', Enumerable.Range(0, timesText == 2 ? 17_000 : 52_000).Select(i => $$"""{"word":"word ","start":{{i}}.25,"end":{{i}}.75}"""));
        var events = new[] { "call_started", "call_ended", "call_analyzed" }.Select(name =>
            $$$"""{"event":"{{{name}}}","call":{"call_id":"c","agent_id":"a","transcript_object":[{"words":[{{{words}}}]}]}}""");
        var body = $"[{string.Join(',', events)}]";
        for (var i = 0; i < timesText; i++)
            body = System.Text.Json.JsonSerializer.Serialize(body, Web);

        Assert.Equal(3, Sample.Read(body).Readings.OfType<CallReading>().Count());
    }

    [Fact]
    public void A_transcript_in_an_old_code_page_loses_no_call()
    {
        var body = $$$"""{"event":"call_ended","call":{"call_id":"c","agent_id":"a","transcript":"{{{new string('é', 100_000)}}}"}}""";

        var reading = Assert.IsType<CallReading>(Assert.Single(DeliveryReader.Read(Encoding.Latin1.GetBytes(body), null).Readings));

        Assert.Equal(new string('\uFFFD', 100_000), reading.Fields.Transcript);
    }

    [Theory]
    [InlineData("a\"quote")]
    [InlineData("\u00e9\u4f60\U0001F600")]
    [InlineData("")]
    public void What_is_not_UTF8_is_mended_as_the_framework_does_it(string text)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0xC3, 0x28, 0xE2, 0x82, .. Encoding.UTF8.GetBytes(text), 0xF0, 0x9F, 0x98, 0xFF];

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Utf8Text.Of(bytes)!.Value.Span));
    }

    private static readonly string[] Pieces =
        ["x", "é", "\U0001F600", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u0000", "\\ud83d", "\\ude00", "\\ud83d\\ude00", "\\u00e9", "\\u4f60", "{", "\\t"];

    [Fact]
    public void Text_decoded_into_bytes_is_the_text_decoded_into_characters() =>
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Sample(pieces =>
        {
            var raw = Encoding.UTF8.GetBytes(string.Concat(pieces));
            Assert.Equal(JsonText.Decode(raw), Encoding.UTF8.GetString(JsonBytes.Decode(raw).Span));
        });

    private static readonly System.Text.Json.JsonSerializerOptions Web = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
