using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Many distinct calls over many agents, at 32 connections, each sent again until it is acknowledged.</summary>
internal sealed class Load(StackApi api, string[] agents, int count)
{
    private const int Connections = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _prefix = $"load_{Guid.NewGuid():N}";
    private readonly double[] _milliseconds = new double[count];
    private int _acknowledged;

    public int Count => count;

    /// <summary>Calls that were answered 2xx.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>What was answered instead of 2xx; 0 for a broken connection.</summary>
    public ConcurrentBag<int> Refused { get; } = [];

    /// <summary>For <c>like</c>.</summary>
    public string Pattern => $"{_prefix.Replace("_", @"\_", StringComparison.Ordinal)}%";

    public long MinutesTotal => Enumerable.Range(0, count).Sum(MinutesOf);

    /// <summary>Of acknowledged calls, from the first try.</summary>
    public string Latencies
    {
        get
        {
            var sorted = _milliseconds.Order().ToArray();
            return string.Create(CultureInfo.InvariantCulture,
                $"p50 {sorted[count / 2]:0} ms, p99 {sorted[count * 99 / 100]:0} ms, max {sorted[^1]:0} ms");
        }
    }

    public async Task SendAllAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = patience.Token }, SendAsync);
    }

    public IEnumerable<string> SomeBodies(int howMany) => Enumerable.Range(0, howMany).Select(i => BodyOf(i * (count / howMany)));

    private async ValueTask SendAsync(int number, CancellationToken cancel)
    {
        var body = BodyOf(number);
        var started = Stopwatch.GetTimestamp();
        while (await PostAsync(body) is var status && status is < 200 or >= 300)
        {
            Refused.Add(status);
            await Task.Delay(100, cancel); // as a sender waits before it sends again
        }

        _milliseconds[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Interlocked.Increment(ref _acknowledged);
    }

    private async Task<int> PostAsync(string body)
    {
        try
        {
            return (await api.PostDeliveryAsync(body)).Status;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private string BodyOf(int number) => RetellBody.Ended(
        agents[number % agents.Length], string.Create(CultureInfo.InvariantCulture, $"{_prefix}_{number}"), MinutesOf(number) * 60_000 - 1);

    private static long MinutesOf(int number) => number % 5 + 1;
}
