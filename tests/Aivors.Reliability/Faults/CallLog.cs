using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Aivors.Reliability.Faults;

/// <summary>A call that was sent, and what is known of it.</summary>
internal sealed record SentCall(string CallId, string AgentId, string TenantUserId, long DurationMs)
{
    public long Seconds => (long)Math.Ceiling(DurationMs / 60_000m) * 60;
}

/// <summary>One try: 2xx, another status, or 0 for "no answer" (unknown whether it was done).</summary>
internal sealed record Attempt(string CallId, string Event, int Status, bool Pending, double SentSeconds, double Milliseconds)
{
    public const int NotConnected = -1;

    public bool IsAnswered => Status is >= 200 and < 300;
}

/// <summary>The history: written before each send and after each answer, so that whatever ends, it tells what was under way.</summary>
internal sealed class CallLog : IDisposable
{
    private readonly StreamWriter _file;
    private readonly Lock _gate = new();

    public CallLog(string path) => _file = new StreamWriter(path) { AutoFlush = true };

    public ConcurrentDictionary<string, SentCall> Sent { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<Attempt> Attempts { get; } = new();

    public void Invoke(SentCall call, string callEvent)
    {
        Sent[call.CallId] = call;
        Write(new { type = "invoke", call.CallId, call.AgentId, ms = call.DurationMs, @event = callEvent });
    }

    public void Complete(Attempt attempt)
    {
        Attempts.Enqueue(attempt);
        var type = attempt.IsAnswered ? "ok" : attempt.Status == 0 ? "unknown" : "fail";
        Write(new { type, attempt.CallId, attempt.Status, attempt.Event, t = attempt.SentSeconds.ToString("0.000", CultureInfo.InvariantCulture), ms = (int)attempt.Milliseconds });
    }

    public void Dispose() => _file.Dispose();

    private void Write(object entry)
    {
        lock (_gate) _file.WriteLine(JsonSerializer.Serialize(entry));
    }
}
