using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Aivors.Testing.Stack;

namespace Aivors.Reliability.Faults;

/// <summary>
/// Sends calls at a steady rate, whatever becomes of them: six in ten for the first time, the rest copies, other orders and poison. Each is
/// sent again, to whichever Api, until it is acknowledged.
/// </summary>
internal sealed class LoadDriver(IReadOnlyList<Uri> apis, string secret, IReadOnlyList<(string AgentId, string UserId)> agents, CallLog log, string prefix, int seed)
    : IDisposable
{
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512, ConnectTimeout = TimeSpan.FromSeconds(2) }) { Timeout = AttemptPatience };
    private readonly Random _random = new(seed);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Task> _open = [];
    private int _next;
    private int _turn;

    public double Now => _clock.Elapsed.TotalSeconds;

    /// <summary>Bodies that no call can be read from, and that were answered all the same.</summary>
    public int PoisonAnswered { get; private set; }

    /// <summary>And those that were answered with a 5xx.</summary>
    public int PoisonFailed { get; private set; }

    /// <summary>An Api that gets nothing new, as whoever balances the load leaves one out before it is stopped.</summary>
    public Uri? LeftOut { get; set; }

    public async Task RunAsync(int perSecond, CancellationToken until)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(until)) Next();
        }
        catch (OperationCanceledException)
        {
            // no new ones; what is open goes on until it is acknowledged
        }
    }

    /// <summary>Until everything that was begun is acknowledged.</summary>
    public Task DrainAsync(TimeSpan patience) => Task.WhenAll(_open).WaitAsync(patience);

    /// <summary>One new call, one try; whether it was acknowledged.</summary>
    public async Task<bool> ProbeAsync() => await TryAsync(NewCall(), "call_ended") is >= 200 and < 300;

    /// <summary>Many copies of one new call at the same moment.</summary>
    public Task CrowdAsync(int copies)
    {
        var call = NewCall();
        return Task.WhenAll(Enumerable.Range(0, copies).Select(_ => SendAsync(call, "call_ended")));
    }

    public void Dispose() => _http.Dispose();

    private void Next()
    {
        var call = NewCall();
        switch (Pick(20))
        {
            case < 12:
                Begin(call, "call_ended");
                break;
            case < 17:
                // copies at once, to both Apis, and one after the analysis
                for (var copies = 2 + Pick(3); copies > 0; copies--) Begin(call, "call_ended");
                Begin(call, "call_analyzed");
                break;
            case < 19:
                Begin(call, "call_analyzed");
                Begin(call, "call_started");
                Begin(call, "call_ended");
                break;
            default:
                _open.Add(PoisonAsync());
                Begin(call, "call_ended");
                break;
        }
    }

    private int Pick(int max)
    {
        lock (_random) return _random.Next(max);
    }

    private SentCall NewCall()
    {
        var (agentId, userId) = agents[Pick(agents.Count)];
        var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Interlocked.Increment(ref _next)}");
        return new SentCall(id, agentId, userId, 1 + Pick(300_000));
    }

    private void Begin(SentCall call, string callEvent) => _open.Add(SendAsync(call, callEvent));

    private async Task SendAsync(SentCall call, string callEvent)
    {
        var pause = 100;
        while (await TryAsync(call, callEvent) is < 200 or >= 300)
        {
            await Task.Delay(pause);
            pause = Math.Min(pause * 2, 1_000);
        }
    }

    private async Task<int> TryAsync(SentCall call, string callEvent)
    {
        log.Invoke(call, callEvent);
        var body = callEvent switch
        {
            "call_started" => RetellBody.Started(call.AgentId, call.CallId),
            "call_analyzed" => RetellBody.Analyzed(call.AgentId, call.CallId, call.DurationMs),
            _ => RetellBody.Ended(call.AgentId, call.CallId, call.DurationMs),
        };
        var sent = Now;
        var (status, pending) = await PostAsync(body);
        log.Complete(new Attempt(call.CallId, callEvent, status, pending, sent, (Now - sent) * 1_000));
        return status;
    }

    /// <summary>A NUL in an id, and nonsense: refused or kept, never a 5xx, and never in the next one's way.</summary>
    private async Task PoisonAsync()
    {
        var (agentId, _) = agents[Pick(agents.Count)];
        string[] bodies =
        [
            JsonSerializer.Serialize(new { @event = "call_ended", call = new { call_id = "po\0ison", agent_id = agentId, duration_ms = -1 } }),
            """{"event":"call_ended","call":{"call_id":"x","agent_id":["y"],"duration_ms":1e999}}""",
            "{\"event\":\"call_ended\",\"call\":",
        ];
        var (status, _) = await PostAsync(bodies[Pick(bodies.Length)]);
        if (status is >= 200 and < 500) PoisonAnswered++;
        if (status == 500) PoisonFailed++;
    }

    private async Task<(int Status, bool Pending)> PostAsync(string body)
    {
        var api = apis[Interlocked.Increment(ref _turn) % apis.Count];
        if (api == LeftOut) api = apis[Interlocked.Increment(ref _turn) % apis.Count];
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "/api/n8n/retell-webhook"))
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add(StackApi.SecretHeader, secret);
            using var answer = await _http.SendAsync(request);
            return ((int)answer.StatusCode, (int)answer.StatusCode == 202);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            // Nothing was sent: whatever stands before the Apis goes to the other one.
            return (Attempt.NotConnected, false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (0, false);
        }
    }
}
