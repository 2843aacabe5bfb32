using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Senders that post one call after another until they are told to stop, each call once: what fails has failed.</summary>
internal sealed class SteadyLoad(StackApi api, string[] agents)
{
    private const int Senders = 8;

    private readonly string _prefix = $"steady_{Guid.NewGuid():N}";
    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private Task _sending = Task.CompletedTask;
    private int _next;
    private int _answered;
    private volatile bool _isStopped;

    /// <summary>Calls that were sent.</summary>
    public int Sent => _next;

    public int Answered => _answered;

    public ConcurrentBag<int> Statuses { get; } = [];

    /// <summary>Answers that were not 2xx; 0 for a broken connection.</summary>
    public IEnumerable<int> Failed => Statuses.Where(status => status is < 200 or >= 300);

    /// <summary>For <c>like</c>.</summary>
    public string Pattern => $"{_prefix.Replace("_", @"\_", StringComparison.Ordinal)}%";

    public void Start() => _sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));

    public async Task StopAsync()
    {
        _isStopped = true;
        await _sending;
        _watch.Stop();
    }

    public override string ToString()
    {
        var sorted = _milliseconds.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"{Answered} calls in {_watch.Elapsed.TotalSeconds:0.0} s, answers {string.Join(", ", Statuses.CountBy(status => status).OrderBy(s => s.Key).Select(s => $"{s.Value} x {s.Key}"))}, "
            + $"p50 {sorted[sorted.Length / 2]:0} ms, p99 {sorted[sorted.Length * 99 / 100]:0} ms, max {sorted[^1]:0} ms");
    }

    private async Task SendAsync()
    {
        while (!_isStopped)
        {
            var number = Interlocked.Increment(ref _next) - 1;
            var started = Stopwatch.GetTimestamp();
            Statuses.Add(await PostAsync(number));
            _milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Interlocked.Increment(ref _answered);
        }
    }

    private async Task<int> PostAsync(int number)
    {
        try
        {
            var callId = string.Create(CultureInfo.InvariantCulture, $"{_prefix}_{number}");
            return (await api.PostDeliveryAsync(RetellBody.Ended(agents[number % agents.Length], callId, 59_999))).Status;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
