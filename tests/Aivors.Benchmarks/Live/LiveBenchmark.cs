using System.Diagnostics;
using System.Globalization;
using Aivors.Benchmarks.Load;
using Aivors.Benchmarks.Measuring;
using Aivors.Testing.Stack;

namespace Aivors.Benchmarks.Live;

/// <summary>How soon a watcher knows of a webhook, and what a thousand watchers of one tenant cost those who deliver.</summary>
internal sealed class LiveBenchmark(TextWriter to)
{
    private const int Crowd = 1_000;
    private const int Rounds = 5;
    private const int Connections = 32;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    private readonly Payloads _payloads = new();

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var stack = await BenchmarkStack.StartAsync();
        var admin = await stack.Api.SignInAdminAsync();
        var users = new List<SignedUp>();
        var agents = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            users.Add(await stack.Api.SignUpAsync());
            agents.Add(await StackApi.ConnectAgentAsync(users[i], Payloads.AgentId("live0000", i)));
            await StackApi.GrantAsync(admin, users[i].UserId, 1_000_000);
        }

        await RateAsync(stack, [.. agents], TimeSpan.FromSeconds(15), cancel);
        await MeasureDelayAsync(stack, users[0], agents[0]);
        await MeasureCrowdAsync(stack, users[0], [.. agents], cancel);
        await MeasureCrowdAsync(stack, users[0], [agents[0]], cancel);
        return 0;
    }

    private async Task MeasureDelayAsync(BenchmarkStack stack, SignedUp user, string agent)
    {
        await using var watch = await LiveWatch.OpenAsync(user.Browser);
        await watch.NextAsync("hello");
        var (answers, over) = (new List<double>(), new List<double>());
        for (var i = 0; i < 600; i++)
        {
            var started = Stopwatch.GetTimestamp();
            StackApi.Check(await stack.Api.PostDeliveryAsync(RetellBody.Analyzed(agent, StackApi.NewCall())), 201);
            var answered = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var told = Stopwatch.GetElapsedTime(started, (await watch.NextAsync("fact")).At).TotalMilliseconds;
            if (i >= 100)
            {
                answers.Add(answered);
                over.Add(told - answered);
            }
        }

        var table = new Table("one delivery at a time", "p50 ms", "p95 ms", "p99 ms");
        table.Add(["from posting to the answer", .. Quantiles(answers)]);
        table.Add(["from the answer to the event at the watcher", .. Quantiles(over)]);
        table.Print(to);
    }

    private async Task MeasureCrowdAsync(BenchmarkStack stack, SignedUp watched, string[] agents, CancellationToken cancel)
    {
        var (without, with, ratios) = (new List<double>(), new List<double>(), new List<double>());
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await RateAsync(stack, agents, Duration, cancel));
            await using var crowd = await DrainedStreams.OpenAsync(watched.Browser, Crowd);
            with.Add(await RateAsync(stack, agents, Duration, cancel));
            ratios.Add(with[^1] / without[^1]);
            bytes += crowd.Bytes;
        }

        var table = new Table("deliveries to", "calls/s, nobody watching", string.Create(CultureInfo.InvariantCulture, $"{Crowd} watchers of one tenant"),
            "ratio", "sent to all of them, MB/s");
        table.Add(agents.Length == 1 ? "the watched tenant" : $"{agents.Length} tenants", Median.Of(without), Median.Of(with), Median.Of(ratios),
            bytes / 1e6 / Rounds / Duration.TotalSeconds);
        table.Print(to);
    }

    private async Task<double> RateAsync(BenchmarkStack stack, string[] agents, TimeSpan duration, CancellationToken cancel)
    {
        var target = new Target(stack.Api.Address, "/api/n8n/retell-webhook", [(StackApi.SecretHeader, stack.Api.WebhookSecret)]);
        return (await new DeliveryLoad(target, _payloads, agents, Guid.NewGuid().ToString("N")[..8]).SaturateAsync(Connections, duration, cancel)).PerSecond;
    }

    private static object?[] Quantiles(List<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return [sorted[sorted.Length / 2], sorted[sorted.Length * 95 / 100], sorted[sorted.Length * 99 / 100]];
    }
}
