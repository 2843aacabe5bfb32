using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace Aivors.Testing.Stack;

/// <param name="Id">As the stream gave it; null when the event has none.</param>
/// <param name="At">When it was read here: a timestamp of <see cref="TimeProvider.System"/>.</param>
public sealed record LiveEvent(string Name, long? Id, JsonElement Data, long At);

/// <summary>An open stream of <c>GET /api/live</c>, read as a browser reads it.</summary>
public sealed class LiveWatch : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Streams stay open, so they must not share the callers' bounded connections.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    private readonly Channel<LiveEvent> _events = Channel.CreateUnbounded<LiveEvent>();
    private readonly CancellationTokenSource _closing = new();
    private readonly HttpResponseMessage _response;
    private readonly Task _reading;
    private int _beats;

    private LiveWatch(HttpResponseMessage response)
    {
        _response = response;
        _reading = Task.Run(ReadAsync);
    }

    public HttpResponseMessage Response => _response;

    /// <summary>Comments so far.</summary>
    public int Beats => Volatile.Read(ref _beats);

    /// <summary>How long to wait before coming back, as the stream said.</summary>
    public int? RetryMs { get; private set; }

    /// <summary>The last event id, as a browser keeps it.</summary>
    public long? LastId { get; private set; }

    /// <summary>Ends when the stream does, however it does.</summary>
    public Task Closed => _reading;

    /// <summary>Opens a stream that must be 200.</summary>
    /// <param name="query">Such as <c>?userId=...</c>.</param>
    public static async Task<LiveWatch> OpenAsync(ApiClient caller, long? lastEventId = null, string query = "")
    {
        var response = await AskAsync(caller, lastEventId?.ToString(CultureInfo.InvariantCulture), query);
        return (int)response.StatusCode == 200 ? new LiveWatch(response)
            : throw new InvalidOperationException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>The answer's head; whoever asks reads or disposes it.</summary>
    public static async Task<HttpResponseMessage> AskAsync(ApiClient caller, string? lastEventId = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(caller.Address, "/api/live" + query));
        if (caller.Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", caller.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (caller.Bearer is not null) request.Headers.Add("Authorization", $"Bearer {caller.Bearer}");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next event, which must be of this name.</summary>
    public async Task<LiveEvent> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var next = await _events.Reader.ReadAsync(patience.Token);
            return next.Name == name ? next : throw new InvalidOperationException($"Expected {name}, got {next.Name} {next.Data}");
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw new TimeoutException($"There came no {name} ({(Closed.IsCompleted ? "closed" : "open")})");
        }
    }

    /// <summary>The ids of the next facts up to this one.</summary>
    public async Task<IReadOnlyList<long>> FactsToAsync(long seq)
    {
        var ids = new List<long>();
        while (ids.Count == 0 || ids[^1] < seq) ids.Add((await NextAsync("fact")).Id!.Value);
        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        // Twice does no harm: a test may close a stream that is closed again at its end.
        if (!_reading.IsCompleted) await _closing.CancelAsync();
        _response.Dispose();
        await _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(await _response.Content.ReadAsStreamAsync(_closing.Token));
            string? name = null, data = null;
            long? id = null;
            while (await reader.ReadLineAsync(_closing.Token) is { } line)
            {
                if (line.Length == 0)
                {
                    if (data is not null) Add(name ?? "message", id, data);
                    (name, data, id) = (null, null, null);
                }
                else if (line[0] == ':') Interlocked.Increment(ref _beats);
                else if (line.Split(": ", 2) is [var field, var value])
                {
                    if (field == "event") name = value;
                    else if (field == "data") data = value;
                    else if (field == "id") id = long.Parse(value, CultureInfo.InvariantCulture);
                    else if (field == "retry") RetryMs = int.Parse(value, CultureInfo.InvariantCulture);
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // cut off
        }

        _events.Writer.TryComplete();
    }

    private void Add(string name, long? id, string data)
    {
        LastId = id ?? LastId;
        using var document = JsonDocument.Parse(data);
        _events.Writer.TryWrite(new LiveEvent(name, id, document.RootElement.Clone(), TimeProvider.System.GetTimestamp()));
    }
}
