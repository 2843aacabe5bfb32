using System.Diagnostics;
using System.Threading.Channels;

namespace Aivors.Benchmarks.Load;

/// <summary>What a load came to.</summary>
/// <param name="Acknowledged">Calls answered 2xx.</param>
/// <param name="Refused">Anything else.</param>
/// <param name="Milliseconds">Sorted; of an open loop from the moment when the call was due, so that waiting counts.</param>
internal sealed record LoadResult(int Acknowledged, int Refused, TimeSpan Took, double[] Milliseconds)
{
    public double PerSecond => Acknowledged / Took.TotalSeconds;

    public double Percentile(double share) => Milliseconds.Length == 0 ? 0 : Milliseconds[(int)((Milliseconds.Length - 1) * share)];
}

/// <summary>Distinct calls over a set of agents. Bounded by number and by time; it stops by itself.</summary>
internal sealed class DeliveryLoad(Target target, Payloads payloads, string[] agents, string run)
{
    private int _next;

    /// <summary>The calls sent so far: numbers 0 to this one.</summary>
    public int Sent => _next;

    /// <summary>Closed loop: so many connections, each with the next call as soon as the last one is answered.</summary>
    public async Task<LoadResult> SaturateAsync(int connections, TimeSpan duration, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var sender = await Sender.OpenAsync(this, cancel);
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await sender.SendAsync(Interlocked.Increment(ref _next) - 1, Stopwatch.GetTimestamp(), cancel);
            }

            return sender;
        }, cancel)));
        return Sum(results, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Closed loop, so many calls.</summary>
    public async Task<LoadResult> SendAsync(int calls, int connections, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        var left = calls;
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var sender = await Sender.OpenAsync(this, cancel);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await sender.SendAsync(Interlocked.Increment(ref _next) - 1, Stopwatch.GetTimestamp(), cancel);
            }

            return sender;
        }, cancel)));
        return Sum(results, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Open loop: calls are due at random moments at this rate, whether or not the ones before were answered.</summary>
    public async Task<LoadResult> OfferAsync(double perSecond, int connections, TimeSpan duration, CancellationToken cancel)
    {
        var due = Channel.CreateUnbounded<(int Number, long Due)>();
        var started = Stopwatch.GetTimestamp();
        var senders = Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var sender = await Sender.OpenAsync(this, cancel);
            await foreach (var (number, at) in due.Reader.ReadAllAsync(cancel))
            {
                await sender.SendAsync(number, at, cancel);
            }

            return sender;
        }, cancel)).ToArray();
        await ScheduleAsync(due.Writer, perSecond, duration, started, cancel);
        return Sum(await Task.WhenAll(senders), Stopwatch.GetElapsedTime(started));
    }

    private async Task ScheduleAsync(
        ChannelWriter<(int Number, long Due)> due, double perSecond, TimeSpan duration, long started, CancellationToken cancel)
    {
        var random = new Random(7);
        var at = 0.0;
        // The system's timer is no finer than a millisecond: what became due meanwhile is handed out together, each with its own moment.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (at < duration.TotalSeconds && await timer.WaitForNextTickAsync(cancel))
        {
            var now = Stopwatch.GetElapsedTime(started).TotalSeconds;
            while (at <= now && at < duration.TotalSeconds)
            {
                due.TryWrite((Interlocked.Increment(ref _next) - 1, started + (long)(at * Stopwatch.Frequency)));
                at += -Math.Log(1 - random.NextDouble()) / perSecond;
            }
        }

        due.Complete();
    }

    private static LoadResult Sum(IReadOnlyList<Sender> senders, TimeSpan took) => new(
        senders.Sum(sender => sender.Acknowledged),
        senders.Sum(sender => sender.Refused),
        took,
        [.. senders.SelectMany(sender => sender.Milliseconds).Order()]);

    private sealed class Sender(DeliveryLoad load, RawConnection connection) : IDisposable
    {
        private byte[] _buffer = [];

        public int Acknowledged { get; private set; }

        public int Refused { get; private set; }

        public List<double> Milliseconds { get; } = new(16_384);

        public static async Task<Sender> OpenAsync(DeliveryLoad load, CancellationToken cancel) =>
            new(load, await RawConnection.OpenAsync(load.Target, cancel));

        public async Task SendAsync(int number, long since, CancellationToken cancel)
        {
            var body = load.Payloads.Write(number, Payloads.CallId(load.Run, number), load.Agents[number % load.Agents.Length], ref _buffer);
            var status = await connection.PostAsync(body, cancel);
            if (status is >= 200 and < 300)
            {
                Acknowledged++;
                Milliseconds.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
            else
            {
                Refused++;
            }
        }

        public void Dispose() => connection.Dispose();
    }

    private Target Target => target;

    private Payloads Payloads => payloads;

    private string[] Agents => agents;

    private string Run => run;
}
