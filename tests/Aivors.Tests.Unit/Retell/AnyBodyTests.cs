using System.Text;
using Aivors.Grains.Contracts;
using Aivors.Grains.Retell;
using CsCheck;

namespace Aivors.Tests.Unit.Retell;

/// <summary>Whatever arrives, it is read without an exception into at least one reading that every store takes.</summary>
public sealed class AnyBodyTests
{
    private static readonly string[] Names =
    [
        "event", "event_type", "call", "body", "data", "payload", "json", "event_message", "chat", "call_id", "callId", "agent_id", "metadata",
        "call_analysis", "call_cost", "transcript", "summary", "duration_ms", "duration", "duration_seconds", "start_timestamp", "end_timestamp",
        "call_start_time", "call_end_time", "total_duration_seconds", "recording_url", "access_token", "disconnection_reason", "call_status", "x\\u0000",
    ];

    private static readonly string[] Scalars =
    [
        "null", "true", "0", "-1", "1e400", "-1e-400", "61499", "1785000000", "1785000061499", "99999999999999999999", "\"\"", "\"61\"", "\"1e308\"",
        "\"call_ended\"", "\"call_analyze\"", "\"call_1\"", "\"agent_1\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\\u0000\"", "\"\\ud83d\\ude00\"",
        "\"[object Object]\"", "\"undefined\"", "\"2026-07-25T17:20:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01\"", "\"https://a.example.test/\"",
        "\"{\\\"call_id\\\":\\\"c\\\",\\\"agent_id\\\":\\\"a\\\\ud800\\\"}\"", "\"[{}]\"", "\"{\"", "\"not_connected\"",
    ];

    private static readonly string[] Bodies =
    [
        .. new[] { "ended", "analyzed", "hostile-ended", "web-ended", "flat-all-text", "flat-in-seconds", "newer-analyzed" }.Select(Sample.Text),
        $"{{\"headers\":{{}},\"params\":{{}},\"body\":{Sample.Text("hostile-ended")}}}",
        "event=call_ended&call[call_id]=c&call[agent_id]=a&call[metadata][x]=%00%ED%A0%80&call[duration_ms]=5",
        "--b\r\nContent-Disposition: form-data; name=\"call\"\r\n\r\n{\"call_id\":\"c\",\"agent_id\":\"a\"}\r\n--b--\r\n",
    ];

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 5
        ? Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i])
        : Gen.Frequency(
            (3, Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i])),
            (5, Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), inner, (name, value) => $"\"{name}\":{value}").Array[0, 8].Select(pairs => "{" + string.Join(',', pairs) + "}")),
            (1, inner.Array[0, 4].Select(items => "[" + string.Join(',', items) + "]")),
            (1, inner.Select(json => System.Text.Json.JsonSerializer.Serialize(json)))));

    [Fact]
    public void Random_bytes_are_read() => Gen.Byte.Array[0, 300].Sample(Check, iter: 5_000);

    [Fact]
    public void Random_nestings_of_known_names_are_read() => Json.Sample(json => Check(Encoding.UTF8.GetBytes(json)), iter: 10_000);

    [Fact]
    public void Damaged_deliveries_are_read() =>
        Gen.Select(Gen.Int[0, Bodies.Length - 1].Select(i => Bodies[i]), Gen.Select(Gen.Double[0, 1], Gen.Int[0, 5], Gen.Byte).Array[1, 4])
            .Sample((body, damages) => Check(Damaged(Encoding.UTF8.GetBytes(body), damages)), iter: 5_000);

    [Fact]
    public void Deliveries_cut_anywhere_are_read()
    {
        foreach (var body in Bodies)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            for (var length = 0; length <= bytes.Length; length++)
                Check(bytes[..length]);
        }
    }

    private static byte[] Damaged(byte[] body, (double Where, int What, byte With)[] damages)
    {
        var bytes = new List<byte>(body);
        foreach (var (where, what, with) in damages)
        {
            if (bytes.Count == 0)
                break;

            var at = (int)(where * (bytes.Count - 1));
            switch (what)
            {
                case 0: bytes[at] = with; break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, with); break;
                case 3: bytes.InsertRange(at, "\\ud800"u8); break;
                case 4: bytes.InsertRange(at, "\\u0000"u8); break;
                default: bytes.RemoveRange(at, Math.Min(with, bytes.Count - at - 1)); break;
            }
        }

        return [.. bytes];
    }

    private static void Check(byte[] body)
    {
        var document = DeliveryReader.Read(body, "application/json");

        Assert.NotEmpty(document.Readings);
        foreach (var reading in document.Readings)
            Check(reading);
    }

    private static void Check(DeliveryReading reading)
    {
        switch (reading)
        {
            case UnreadableReading refusal:
                AssertClean(refusal.Error, refusal.Reason, refusal.AgentId, refusal.CallId);
                Assert.NotEmpty(refusal.Reason);
                break;
            case SkippedReading skipped:
                AssertClean(skipped.EventType, skipped.CallId);
                break;
            case CallReading call:
                Check(call);
                break;
        }
    }

    private static void Check(CallReading call)
    {
        var fields = call.Fields;
        AssertClean(
            call.AgentId, call.CallId, call.EventType, fields.AgentName, fields.CallType, fields.Direction, fields.FromNumber, fields.ToNumber,
            fields.Status, fields.Outcome, fields.DisconnectionReason, fields.Transcript, fields.Summary, fields.Sentiment, fields.Analysis,
            fields.RecordingUrl, fields.PublicLogUrl, fields.TransferDestination, fields.Metadata);
        Assert.InRange(call.CallId.Length, 1, 128);
        Assert.InRange(call.AgentId.Length, 1, 128);
        Assert.InRange(fields.DurationMs ?? 0, 0, 86_400_000);
        Assert.Equal(fields.DurationMs is null, fields.DurationSource == DurationSource.None);
        Assert.True(call.Event != CallEvent.Started || fields.DurationMs is null);
        Assert.InRange((fields.StartedAt ?? fields.EndedAt)?.Year ?? 2026, 2015, 2100);
        Assert.DoesNotContain("access_token\"", Encoding.UTF8.GetString(call.Payload).Replace("\\\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var payload = System.Text.Json.JsonDocument.Parse(call.Payload);
    }

    private static void AssertClean(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is not null && (text.Contains('\0') || !IsWellFormed(text)))
                Assert.Fail($"Not clean: {Convert.ToHexString(Encoding.Unicode.GetBytes(text))}");
        }
    }

    // A lone surrogate does not survive the way through UTF-8.
    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
