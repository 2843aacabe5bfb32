using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Reliability.Faults;

/// <summary><c>neighbour</c>: what a quiet tenant's senders wait, alone and beside one that is not quiet, in one run.</summary>
internal static class NeighbourCommand
{
    private const int QuietPerSecond = 10;
    private const int Times = 20;
    private const int Crowd = 64;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync()
    {
        await using var cluster = await FaultCluster.StartAsync(isInside: false, seed: 1);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromSeconds(10) };
        var agents = new List<string>();
        for (var i = 0; i < 2; i++) agents.Add(await StackApi.ConnectAgentAsync(await cluster.Client.SignUpAsync()));
        var sender = new Sender(http, cluster);
        await Task.WhenAll(sender.SteadyAsync(agents[0], 50, TimeSpan.FromSeconds(5)), sender.SteadyAsync(agents[1], 50, TimeSpan.FromSeconds(5)));

        Console.WriteLine($"""
            A quiet tenant, {QuietPerSecond} calls a second, {Length.TotalSeconds:0} s each:

            | beside it | its calls | refused | p50 ms | p99 ms | p99 to alone | the other's calls a second | the other's refused |
            |---|---|---|---|---|---|---|---|
            """);
        var alone = await MeasureAsync(sender, agents, "nobody", null, 0);
        var twenty = await MeasureAsync(sender, agents, $"one that sends {Times} times as much", s => s.SteadyAsync(agents[1], QuietPerSecond * Times, Length), alone);
        await MeasureAsync(sender, agents, $"one that sends all it can, {Crowd} at once", s => s.SaturateAsync(agents[1], Crowd, Length), alone);
        Console.WriteLine($"G20, at most twice the p99 beside one that sends {Times} times as much: {(twenty <= 2 * alone ? "met" : "not met")}");
        return 0;
    }

    private static async Task<double> MeasureAsync(Sender sender, List<string> agents, string beside, Func<Sender, Task<Answers>>? noise, double alone)
    {
        var noisy = noise?.Invoke(sender) ?? Task.FromResult(new Answers());
        var quiet = await sender.SteadyAsync(agents[0], QuietPerSecond, Length);
        var other = await noisy;
        var p99 = quiet.At(0.99);
        Console.WriteLine($"| {beside} | {quiet.Count} | {quiet.Refused} | {quiet.At(0.5):0.0} | {p99:0.0} | {(alone > 0 ? p99 / alone : 1):0.0} | {other.Count / Length.TotalSeconds:0} | {other.Refused} |");
        return p99;
    }

    private sealed class Answers
    {
        private readonly ConcurrentBag<double> _times = [];
        private int _refused;

        public int Count => _times.Count;

        public int Refused => _refused;

        public void Add(double milliseconds, bool isRefused)
        {
            _times.Add(milliseconds);
            if (isRefused) Interlocked.Increment(ref _refused);
        }

        public double At(double share) => _times.Order().ElementAtOrDefault((int)(_times.Count * share));
    }

    private sealed class Sender(HttpClient http, FaultCluster cluster)
    {
        private int _turn;

        /// <summary>So many a second, whatever becomes of them.</summary>
        public async Task<Answers> SteadyAsync(string agent, int perSecond, TimeSpan length)
        {
            var answers = new Answers();
            var open = new List<Task>();
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < length;)
            {
                open.Add(SendAsync(agent, answers));
                var next = TimeSpan.FromSeconds((double)open.Count / perSecond) - watch.Elapsed;
                if (next > TimeSpan.Zero) await Task.Delay(next);
            }

            await Task.WhenAll(open);
            return answers;
        }

        /// <summary>The next as soon as one is answered.</summary>
        public async Task<Answers> SaturateAsync(string agent, int atOnce, TimeSpan length)
        {
            var answers = new Answers();
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
            {
                while (watch.Elapsed < length) await SendAsync(agent, answers);
            }));
            return answers;
        }

        private async Task SendAsync(string agent, Answers answers)
        {
            var api = cluster.Apis[Interlocked.Increment(ref _turn) % cluster.Apis.Count];
            var watch = Stopwatch.StartNew();
            var isRefused = true;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Address, "/api/n8n/retell-webhook"))
                {
                    Content = new StringContent(RetellBody.Ended(agent, StackApi.NewCall()), Encoding.UTF8, "application/json"),
                };
                request.Headers.Add(StackApi.SecretHeader, cluster.Client.WebhookSecret);
                using var answer = await http.SendAsync(request);
                isRefused = !answer.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // counted as refused
            }

            answers.Add(watch.Elapsed.TotalMilliseconds, isRefused);
        }
    }
}
