using System.Diagnostics;
using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>
/// What the streams cost, printed and never judged: <c>dotnet run --project tests/Aivors.Tests.EndToEnd -- -explicit only -class '*LiveMeasurements' -showliveoutput</c>.
/// </summary>
public sealed class LiveMeasurements(ITestOutputHelper output)
{
    private const int Crowd = 1_000;
    private const int Rounds = 5;

    [Fact(Explicit = true)]
    public async Task Time_from_posting_to_the_event_at_a_watcher()
    {
        await using var run = await LocalRun.StartAsync();
        var (user, agentId) = await ClientAsync(run);
        await using var watch = await LiveWatch.OpenAsync(user.Browser);
        await watch.NextAsync("hello");
        var (answers, events, over) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 600; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var posting = run.Api.PostDeliveryAsync(RetellBody.Analyzed(agentId, StackApi.NewCall()));
            StackApi.Check(await posting, 201);
            var answered = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var told = Stopwatch.GetElapsedTime(started, (await watch.NextAsync("fact")).At).TotalMilliseconds;
            if (i < 100) continue;
            answers.Add(answered);
            events.Add(told);
            over.Add(told - answered);
        }

        output.WriteLine($"answer {Quantiles(answers)}; event at the watcher {Quantiles(events)}; event after the answer {Quantiles(over)}");
    }

    [Theory(Explicit = true)]
    [InlineData(100, 4_000)]
    [InlineData(1, 4_000)]
    public async Task Deliveries_a_second_with_no_watcher_and_with_a_thousand_of_one_tenant(int tenants, int calls)
    {
        await using var run = await LocalRun.StartAsync();
        var clients = new List<(SignedUp User, string AgentId)>();
        for (var i = 0; i < tenants; i++) clients.Add(await ClientAsync(run));
        string[] agents = [.. clients.Select(client => client.AgentId)];
        await new Load(run.Api, agents, calls).SendAllAsync();

        var (without, with) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await RateAsync(run, agents, calls));
            await using var crowd = await Drained.OpenAsync(clients[0].User.Browser, Crowd);
            with.Add(await RateAsync(run, agents, calls));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{without[^1]:0} without, {with[^1]:0}/s with {Crowd} watchers, who were sent {crowd.Bytes / 1e6:0} MB"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tenants} tenants: median {Median(without):0}/s without, {Median(with):0}/s with, ratio {Median(with) / Median(without):0.00}"));
    }

    private static async Task<double> RateAsync(LocalRun run, string[] agents, int calls)
    {
        var load = new Load(run.Api, agents, calls);
        var started = Stopwatch.GetTimestamp();
        await load.SendAllAsync();
        return calls / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<(SignedUp User, string AgentId)> ClientAsync(LocalRun run)
    {
        var user = await run.Api.SignUpAsync();
        return (user, await StackApi.ConnectAgentAsync(user));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Quantiles(List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {sorted[sorted.Length / 2]:0.0} ms, p95 {sorted[sorted.Length * 95 / 100]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms");
    }

    /// <summary>Streams that are read and thrown away: their reader must not be what is measured.</summary>
    private sealed class Drained(List<HttpResponseMessage> streams) : IAsyncDisposable
    {
        private Task _reading = Task.CompletedTask;
        private long _bytes;

        public long Bytes => Volatile.Read(ref _bytes);

        public static async Task<Drained> OpenAsync(ApiClient caller, int count)
        {
            var streams = new List<HttpResponseMessage>();
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            {
                var stream = await LiveWatch.AskAsync(caller);
                stream.EnsureSuccessStatusCode();
                lock (streams) streams.Add(stream);
            });
            var drained = new Drained(streams);
            drained._reading = Task.WhenAll(streams.Select(drained.ReadAsync));
            return drained;
        }

        public async ValueTask DisposeAsync()
        {
            streams.ForEach(stream => stream.Dispose());
            await _reading;
        }

        private async Task ReadAsync(HttpResponseMessage response)
        {
            try
            {
                var stream = await response.Content.ReadAsStreamAsync();
                var buffer = new byte[64 * 1024];
                while (await stream.ReadAsync(buffer) is var read and > 0) Interlocked.Add(ref _bytes, read);
            }
            catch (Exception e) when (e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException)
            {
                // closed
            }
        }
    }
}
