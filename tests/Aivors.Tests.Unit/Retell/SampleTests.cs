using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;

namespace Aivors.Tests.Unit.Retell;

public sealed class SampleTests
{
    [Theory]
    [InlineData("ended", CallEvent.Ended, 61_499L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("analyzed", CallEvent.Analyzed, 61_499L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("started", CallEvent.Started, null, DurationSource.None, null)]
    [InlineData("outbound-ended", CallEvent.Ended, 187_342L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("web-ended", CallEvent.Ended, 15_250L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("no-transcript-ended", CallEvent.Ended, 4_200L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("silent-analyzed", CallEvent.Analyzed, 6_120L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("no-answer-ended", CallEvent.Ended, 0L, DurationSource.DurationMs, CallOutcome.NoAnswer)]
    [InlineData("no-answer-analyzed", CallEvent.Analyzed, 0L, DurationSource.NotConnected, CallOutcome.NoAnswer)]
    [InlineData("voicemail-ended", CallEvent.Ended, 12_870L, DurationSource.DurationMs, CallOutcome.Voicemail)]
    [InlineData("transferred-ended", CallEvent.Ended, 38_750L, DurationSource.DurationMs, CallOutcome.Transferred)]
    [InlineData("error-ended", CallEvent.Ended, 2_210L, DurationSource.DurationMs, CallOutcome.Failed)]
    [InlineData("hostile-ended", CallEvent.Ended, 9_000L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("newer-analyzed", CallEvent.Analyzed, 9_500L, DurationSource.DurationMs, CallOutcome.Answered)]
    [InlineData("of-2024-ended", CallEvent.Ended, 15_791L, DurationSource.Timestamps, CallOutcome.Answered)]
    [InlineData("flat-in-seconds", CallEvent.Analyzed, 61_000L, DurationSource.Seconds, CallOutcome.Answered)]
    [InlineData("flat-all-text", CallEvent.Analyzed, 61_000L, DurationSource.Seconds, CallOutcome.Answered)]
    public void A_call_event_gives_its_duration_and_outcome(
        string sample, CallEvent callEvent, long? durationMs, DurationSource source, string? outcome)
    {
        var reading = Sample.ReadCall(Sample.Text(sample));

        Assert.Equal(callEvent, reading.Event);
        Assert.Equal(durationMs, reading.Fields.DurationMs);
        Assert.Equal(source, reading.Fields.DurationSource);
        Assert.Equal(outcome, reading.Fields.Outcome);
    }

    /// <summary>An exception that is caught is not seen, and costs as much as all the rest of the reading.</summary>
    [Theory]
    [InlineData("ended")]
    [InlineData("analyzed")]
    [InlineData("started")]
    [InlineData("transferred-ended")]
    [InlineData("no-answer-analyzed")]
    [InlineData("flat-all-text")]
    public void What_a_call_does_not_tell_is_no_exception(string sample)
    {
        var reader = Environment.CurrentManagedThreadId;
        var thrown = new List<Exception>();
        void Note(object? sender, FirstChanceExceptionEventArgs e)
        {
            if (Environment.CurrentManagedThreadId == reader)
            {
                thrown.Add(e.Exception);
            }
        }

        AppDomain.CurrentDomain.FirstChanceException += Note;
        try
        {
            Sample.ReadCall(Sample.Text(sample));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Note;
        }

        Assert.Empty(thrown);
    }

    [Theory]
    [InlineData("chat-ended", "chat_ended", null)]
    [InlineData("call-inbound", "call_inbound", null)]
    [InlineData("alert", "alert", null)]
    public void Any_other_event_is_skipped_by_its_name(string sample, string eventType, string? callId) =>
        Assert.Equal([new SkippedReading(eventType, callId)], Sample.Read(Sample.Text(sample)).Readings);

    [Theory]
    [InlineData("transfer-started", "transfer_started", CallEvent.Started, null, "ongoing")]
    [InlineData("transcript-updated", "transcript_updated", CallEvent.Started, null, "ongoing")]
    [InlineData("transfer-ended", "transfer_ended", CallEvent.Ended, 38_750L, "ended")]
    public void A_transfer_or_a_transcript_so_far_tells_of_its_call_beside_the_calls_own_events(
        string sample, string eventType, CallEvent callEvent, long? durationMs, string status)
    {
        var reading = Sample.ReadCall(Sample.Text(sample));

        Assert.True(reading.IsAside);
        Assert.Equal(("call_57ee", eventType, callEvent), (reading.CallId, reading.EventType, reading.Event));
        Assert.Equal((durationMs, status), (reading.Fields.DurationMs, reading.Fields.Status));
    }

    [Fact]
    public void An_analyzed_call_is_read_in_every_field()
    {
        var reading = Sample.ReadCall(Sample.Text("analyzed"));
        var fields = reading.Fields;

        Assert.Equal((Sample.AgentId, Sample.CallId, "call_analyzed"), (reading.AgentId, reading.CallId, reading.EventType));
        Assert.Equal("Tannhaus - Front desk", fields.AgentName);
        Assert.Equal(("phone_call", "inbound", "ended"), (fields.CallType, fields.Direction, fields.Status));
        Assert.Equal(("+12025550147", "+13035550118"), (fields.FromNumber, fields.ToNumber));
        Assert.Equal(new DateTimeOffset(2026, 7, 25, 17, 20, 0, TimeSpan.Zero), fields.StartedAt);
        Assert.Equal(new DateTimeOffset(2026, 7, 25, 17, 21, 1, 499, TimeSpan.Zero), fields.EndedAt);
        Assert.Equal("user_hangup", fields.DisconnectionReason);
        Assert.StartsWith("Agent: Tannhaus bicycle repair, Nele speaking.\nUser: ", fields.Transcript, StringComparison.Ordinal);
        Assert.EndsWith("see you at five.\n", fields.Transcript, StringComparison.Ordinal);
        Assert.StartsWith("The caller asked about a repair", fields.Summary, StringComparison.Ordinal);
        Assert.Equal(("Positive", true, false), (fields.Sentiment, fields.Successful, fields.InVoicemail));
        Assert.Equal("https://media.example.test/51c2/recording.wav", fields.RecordingUrl);
        Assert.Equal("https://media.example.test/51c2/public.log", fields.PublicLogUrl);
        Assert.Equal(12.5, fields.CostCents);
        Assert.Null(fields.Metadata);
        Assert.Contains("\"customer's wish\":\"pick-up\",\"callback needed\":false,\"visits\":2", fields.Analysis, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fields.Analysis, StringComparison.Ordinal);
    }

    [Fact]
    public void The_payload_is_the_call_object_byte_for_byte()
    {
        var body = Sample.Bytes("ended");

        var payload = Sample.ReadCall(Sample.Text("ended")).Payload;

        Assert.True(body.AsSpan().IndexOf(payload) > 0);
        Assert.Equal(Sample.CallId, JsonDocument.Parse(payload).RootElement.GetProperty("call_id").GetString());
        Assert.Equal((byte)'}', payload[^1]);
    }

    [Fact]
    public void A_web_call_is_kept_without_the_token_that_lets_a_browser_join()
    {
        var reading = Sample.ReadCall(Sample.Text("web-ended"));

        var payload = Encoding.UTF8.GetString(reading.Payload);
        Assert.DoesNotContain("access_token", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", payload, StringComparison.Ordinal);
        Assert.Contains("\"duration_ms\":15250", payload, StringComparison.Ordinal);
        Assert.Equal("""{"page":"/contact"}""", reading.Fields.Metadata);
    }

    [Fact]
    public void A_transferred_call_names_where_it_went() =>
        Assert.Equal("+13035550177", Sample.ReadCall(Sample.Text("transferred-ended")).Fields.TransferDestination);

    [Fact]
    public void A_flat_delivery_is_its_own_payload()
    {
        var reading = Sample.ReadCall(Sample.Text("flat-all-text"));

        Assert.Equal(Sample.Text("flat-all-text").Trim(), Encoding.UTF8.GetString(reading.Payload));
        Assert.Equal(("call_analyze", "+12025550147", null), (reading.EventType, reading.Fields.FromNumber, reading.Fields.ToNumber));
        Assert.Equal("The caller will pick the bike up.", reading.Fields.Summary);
        Assert.Null(reading.Fields.Metadata);
        Assert.Equal(TimeSpan.FromMilliseconds(61_499), reading.Fields.EndedAt - reading.Fields.StartedAt);
    }
}
