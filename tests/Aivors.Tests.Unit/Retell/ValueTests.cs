using System.Text;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

public sealed class ValueTests
{
    [Theory]
    [InlineData("\"duration_ms\":61499", 61_499L, DurationSource.DurationMs)]
    [InlineData("\"duration_ms\":\" 61499 \"", 61_499L, DurationSource.DurationMs)]
    [InlineData("\"duration_ms\":61498.5", 61_499L, DurationSource.DurationMs)]
    [InlineData("\"duration_ms\":0", 0L, DurationSource.DurationMs)]
    [InlineData("\"duration_ms\":86400000", 86_400_000L, DurationSource.DurationMs)]
    [InlineData("\"duration_ms\":86400001", null, DurationSource.None)]
    [InlineData("\"duration_ms\":-1", null, DurationSource.None)]
    [InlineData("\"duration_ms\":1e999", null, DurationSource.None)]
    [InlineData("\"duration_ms\":\"NaN\"", null, DurationSource.None)]
    [InlineData("\"duration_ms\":{\"ms\":5}", null, DurationSource.None)]
    [InlineData("\"duration_ms\":-1,\"duration_seconds\":61", 61_000L, DurationSource.Seconds)]
    [InlineData("\"duration_ms\":7,\"start_timestamp\":1785000000000,\"end_timestamp\":1785000061499", 7L, DurationSource.DurationMs)]
    [InlineData("\"start_timestamp\":1785000000000,\"end_timestamp\":1785000061499", 61_499L, DurationSource.Timestamps)]
    [InlineData("\"start_timestamp\":\"1785000000000\",\"end_timestamp\":\"1785000061499\"", 61_499L, DurationSource.Timestamps)]
    [InlineData("\"start_timestamp\":1785000000,\"end_timestamp\":1785000061", 61_000L, DurationSource.Seconds)]
    [InlineData("\"start_timestamp\":1785000000,\"end_timestamp\":1785000061499", 61_499L, DurationSource.Seconds)]
    [InlineData("\"start_timestamp\":1785000061499,\"end_timestamp\":1785000000000", null, DurationSource.None)]
    [InlineData("\"start_timestamp\":1785000000000,\"end_timestamp\":1785000061499,\"duration_seconds\":99", 61_499L, DurationSource.Timestamps)]
    [InlineData("\"durationSeconds\":\"61.4994\"", 61_499L, DurationSource.Seconds)]
    [InlineData("\"duration\":12", 12_000L, DurationSource.Seconds)]
    [InlineData("\"call_start_time\":\"2026-07-25T17:20:00.000Z\",\"call_end_time\":\"2026-07-25T19:21:01.499+02:00\"", 61_499L, DurationSource.Seconds)]
    [InlineData("\"call_cost\":{\"total_duration_seconds\":62}", 62_000L, DurationSource.Seconds)]
    [InlineData("\"call_cost\":\"{\\\"total_duration_seconds\\\":62}\"", 62_000L, DurationSource.Seconds)]
    [InlineData("\"duration\":3,\"call_cost\":{\"total_duration_seconds\":62}", 3_000L, DurationSource.Seconds)]
    [InlineData("\"call_status\":\"not_connected\"", 0L, DurationSource.NotConnected)]
    [InlineData("\"disconnection_reason\":\"registered_call_timeout\"", 0L, DurationSource.NotConnected)]
    [InlineData("\"disconnection_reason\":\"error_user_not_joined\"", 0L, DurationSource.NotConnected)]
    [InlineData("\"disconnection_reason\":\"dial_busy\",\"duration_ms\":4", 0L, DurationSource.DurationMs)]
    [InlineData("\"disconnection_reason\":\"error_asr\"", null, DurationSource.None)]
    [InlineData("", null, DurationSource.None)]
    public void A_duration_comes_from_the_best_source_that_can_be_true(string properties, long? expectedMs, DurationSource source)
    {
        var fields = Sample.ReadCallWith(properties).Fields;

        Assert.Equal((expectedMs, source), (fields.DurationMs, fields.DurationSource));
    }

    [Fact]
    public void A_started_call_has_neither_duration_nor_outcome()
    {
        var fields = Sample.ReadCallWith("\"duration_ms\":5,\"disconnection_reason\":\"dial_busy\"", "call_started").Fields;

        Assert.Equal((null, DurationSource.None, null), (fields.DurationMs, fields.DurationSource, fields.Outcome));
    }

    [Theory]
    [InlineData("\"disconnection_reason\":\"voicemail_reached\"", CallOutcome.Voicemail)]
    [InlineData("\"disconnection_reason\":\"user_hangup\",\"call_analysis\":{\"in_voicemail\":\"true\"}", CallOutcome.Voicemail)]
    [InlineData("\"disconnection_reason\":\"call_transfer\"", CallOutcome.Transferred)]
    [InlineData("\"disconnection_reason\":\"transfer_bridged\"", CallOutcome.Transferred)]
    [InlineData("\"disconnection_reason\":\"transfer_cancelled\"", CallOutcome.Answered)]
    [InlineData("\"disconnection_reason\":\"dial_busy\"", CallOutcome.NoAnswer)]
    [InlineData("\"disconnection_reason\":\"user_declined\",\"call_status\":\"not_connected\"", CallOutcome.NoAnswer)]
    [InlineData("\"disconnection_reason\":\"marked_as_spam\"", CallOutcome.Failed)]
    [InlineData("\"disconnection_reason\":\"no_valid_payment\"", CallOutcome.Failed)]
    [InlineData("\"disconnection_reason\":\"error_of_the_future\",\"duration_ms\":9", CallOutcome.Failed)]
    [InlineData("\"call_status\":\"error\",\"duration_ms\":9", CallOutcome.Failed)]
    [InlineData("\"call_status\":\"not_connected\"", CallOutcome.Failed)]
    [InlineData("\"disconnection_reason\":\"ivr_reached\"", CallOutcome.Answered)]
    [InlineData("\"call_status\":\"registered\",\"disconnection_reason\":\"user_hangup\"", CallOutcome.Answered)]
    [InlineData("\"call_status\":\"ended\",\"disconnection_reason\":\"of_the_future\"", CallOutcome.Answered)]
    [InlineData("\"disconnection_reason\":\"of_the_future\",\"duration_ms\":9", CallOutcome.Answered)]
    [InlineData("\"disconnection_reason\":\"of_the_future\"", null)]
    [InlineData("\"duration_ms\":0", null)]
    [InlineData("", null)]
    public void An_outcome_follows_from_reason_and_status(string properties, string? expected) =>
        Assert.Equal(expected, Sample.ReadCallWith(properties).Fields.Outcome);

    [Theory]
    [InlineData("1785000000000", "2026-07-25T17:20:00Z")]
    [InlineData("1785000000", "2026-07-25T17:20:00Z")]
    [InlineData("\"1785000000.0\"", "2026-07-25T17:20:00Z")]
    [InlineData("\"2026-07-25T17:20:00\"", "2026-07-25T17:20:00Z")]
    [InlineData("\"2026-07-25 19:20:00+02:00\"", "2026-07-25T17:20:00Z")]
    [InlineData("1420070400000", "2015-01-01T00:00:00Z")]
    [InlineData("1420070399999", null)]
    [InlineData("4133980799999", "2100-12-31T23:59:59.999Z")]
    [InlineData("4133980800000", null)]
    [InlineData("1785000000000000", null)]
    [InlineData("0", null)]
    [InlineData("-1785000000000", null)]
    [InlineData("1e300", null)]
    [InlineData("\"10\"", null)]
    [InlineData("\"yesterday\"", null)]
    [InlineData("\"2026-99-99T00:00:00Z\"", null)]
    [InlineData("true", null)]
    public void A_time_is_taken_in_milliseconds_seconds_or_ISO_text(string value, string? expected) => Assert.Equal(
        expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        Sample.ReadCallWith($"\"start_timestamp\":{value}").Fields.StartedAt);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("\"null\"")]
    [InlineData("\"undefined\"")]
    [InlineData("\"[object Object]\"")]
    [InlineData("null")]
    [InlineData("12")]
    [InlineData("[\"x\"]")]
    [InlineData("{}")]
    public void What_says_nothing_or_is_of_the_wrong_kind_is_missing(string value)
    {
        var reading = Sample.ReadCallWith(
            $"\"agent_name\":{value},\"transcript\":{value},\"call_analysis\":{value},\"metadata\":{value},\"recording_url\":{value},"
            + $"\"direction\":{value},\"call_cost\":{value},\"disconnection_reason\":{value}");

        Assert.Equal(new CallFields(), reading.Fields);
    }

    [Theory]
    [InlineData("", "+1", null)]
    [InlineData("\"direction\":\"inbound\",", "+1", null)]
    [InlineData("\"direction\":\"outbound\",", null, "+1")]
    [InlineData("\"direction\":\"outbound\",\"to_number\":\"+2\",", null, "+2")]
    [InlineData("\"from_number\":\"+3\",", "+3", null)]
    public void A_phone_number_is_the_other_partys(string properties, string? from, string? to)
    {
        var fields = Sample.ReadCallWith(properties + "\"phone_number\":\"+1\"").Fields;

        Assert.Equal((from, to), (fields.FromNumber, fields.ToNumber));
    }

    [Fact]
    public void A_phone_number_that_became_a_number_is_kept() =>
        Assert.Equal("12025550147", Sample.ReadCallWith("\"from_number\":12025550147").Fields.FromNumber);

    [Theory]
    [InlineData("https://a.example.test/r.wav?x=1", true)]
    [InlineData("http://a.example.test/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/relative", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("recording", false)]
    public void Only_a_web_address_is_kept_as_a_link(string address, bool isKept) =>
        Assert.Equal(isKept ? address : null, Sample.ReadCallWith($"\"recording_url\":\"{address}\"").Fields.RecordingUrl);

    [Fact]
    public void A_link_that_is_too_long_is_dropped() =>
        Assert.Null(Sample.ReadCallWith($"\"recording_url\":\"https://a.example.test/{new string('x', 2048)}\"").Fields.RecordingUrl);

    [Fact]
    public void Short_texts_are_cut_and_a_transcript_is_not()
    {
        var longText = new string('x', 199) + "😀" + new string('y', 100_000);

        var fields = Sample.ReadCallWith(
            $"\"agent_name\":\"{longText}\",\"transcript\":\"{longText}\",\"from_number\":\"{longText}\",\"disconnection_reason\":\"{longText}\"").Fields;

        Assert.Equal(new string('x', 199), fields.AgentName);
        Assert.Equal(longText, fields.Transcript);
        Assert.Equal((64, 100), (fields.FromNumber!.Length, fields.DisconnectionReason!.Length));
    }

    [Fact]
    public void Metadata_keeps_its_digits_and_is_dropped_when_it_is_too_long()
    {
        Assert.Equal(
            """{"id":12345678901234567890,"rate":1.10}""",
            Sample.ReadCallWith("\"metadata\": { \"id\" : 12345678901234567890, \"rate\" : 1.10 }").Fields.Metadata);
        Assert.NotNull(Sample.ReadCallWith($"\"metadata\":{{\"x\":\"{new string('x', 65_000)}\"}}").Fields.Metadata);
        Assert.Null(Sample.ReadCallWith($"\"metadata\":{{\"x\":\"{new string('x', 66_000)}\"}}").Fields.Metadata);
    }

    [Fact]
    public void An_analysis_given_as_text_is_read_like_an_object()
    {
        var fields = Sample.ReadCallWith("""
            "call_analysis":"{\"call_summary\":\"Short.\",\"user_sentiment\":\"Negative\",\"call_successful\":\"false\"}"
            """, "call_analyzed").Fields;

        Assert.Equal(("Short.", "Negative", false), (fields.Summary, fields.Sentiment, fields.Successful));
        Assert.Equal("""{"call_summary":"Short.","user_sentiment":"Negative","call_successful":"false"}""", fields.Analysis);
    }

    [Fact]
    public void Text_is_clean_of_NUL_and_half_characters()
    {
        var fields = Sample.ReadCall(Sample.Text("hostile-ended")).Fields;

        Assert.Equal("<b onclick=alert(1)>Zoë</b>", fields.AgentName);
        Assert.Equal("Agent: =HYPERLINK(\"http://bad.example.test\")\nUser: NUL  and half \uFFFD here\n", fields.Transcript);
        using var metadata = JsonDocument.Parse(fields.Metadata!);
        Assert.Equal(
            "half: \uFFFD, whole: 🚀, other half: \uFFFD, right to left: \u202Etxt.exe",
            metadata.RootElement.GetProperty("note").GetString());
        Assert.EndsWith("\"big\":12345678901234567890}", fields.Metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_replaced_and_the_call_is_read()
    {
        var body = Encoding.Latin1.GetBytes("""{"event":"call_ended","call":{"call_id":"c","agent_id":"a","agent_name":"Zoë"}}""");

        var reading = Assert.IsType<CallReading>(Assert.Single(DeliveryReader.Read(body, null).Readings));

        Assert.Equal("Zo\uFFFD", reading.Fields.AgentName);
        Assert.Contains("Zo\uFFFD", Encoding.UTF8.GetString(reading.Payload), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"access_token\":\"s3cret\"")]
    [InlineData("\"accessToken\":\"s3cret\"")]
    [InlineData("\"web\":{\"access_token\":{\"x\":\"s3cret\"}}")]
    [InlineData("\"metadata\":{\"access_token\":\"s3cret\"}")]
    [InlineData("\"access_token\":\"s3cret\",\"access_token\":\"s3cret\"")]
    public void An_access_token_is_kept_nowhere(string properties)
    {
        var reading = Sample.ReadCallWith(properties + ",\"direction\":\"inbound\"");

        Assert.DoesNotContain("s3cret", Encoding.UTF8.GetString(reading.Payload), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", reading.Fields.ToString(), StringComparison.Ordinal);
        Assert.Equal("inbound", reading.Fields.Direction);
    }
}
