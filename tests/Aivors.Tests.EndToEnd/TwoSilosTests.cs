using System.Diagnostics;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Two silos under load: each call is a row, charged once, whatever dies meanwhile.</summary>
public sealed class TwoSilosTests(TwoSilosTests.Crowd crowd, ITestOutputHelper output) : IClassFixture<TwoSilosTests.Crowd>
{
    private const int Tenants = 100;
    private const int Calls = 10_000;

    [Fact]
    public async Task Copies_of_one_call_at_once_are_one_charge_and_every_one_is_answered()
    {
        var run = await crowd.RunAsync();
        var user = await run.Api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);
        await StackApi.GrantAsync(await run.Api.SignInAdminAsync(), user.UserId, 100);
        var body = RetellBody.Ended(agentId, StackApi.NewCall());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => run.Api.PostDeliveryAsync(body)));

        Assert.Equal([.. Enumerable.Repeat(200, 63), 201], answers.Select(answer => answer.Status).Order());
        Assert.All(answers, answer => Assert.Equal(98, answer.Number("data.subscription.availableCredits")));
        Assert.Equal(98, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
    }

    [Fact]
    public async Task An_agent_that_two_connect_at_once_has_one_owner_and_the_other_is_told()
    {
        var run = await crowd.RunAsync();
        var one = await run.Api.SignUpAsync();
        var two = await run.Api.SignUpAsync();
        for (var round = 0; round < 50; round++)
        {
            var body = new { agentId = StackApi.NewAgent() };
            var answers = await Task.WhenAll(
                one.Browser.PostAsync("/api/retell/connect-agent", body), two.Browser.PostAsync("/api/retell/connect-agent", body));

            Assert.Equal([200, 400], answers.Select(answer => answer.Status).Order());
            var loser = answers.Single(answer => answer.Status == 400);
            Assert.Equal("This Retell agent is already connected to another account", loser["message"]);
            Assert.Equal(1L, await run.ScalarAsync<long>("select count(*) from agent_bindings where agent_id = $1", body.agentId));
        }
    }

    [Fact]
    public async Task Ten_thousand_calls_of_a_hundred_tenants_are_ten_thousand_rows_and_the_sums_are_right()
    {
        var run = await crowd.RunAsync();
        var load = new Load(run.Api, await crowd.AgentsAsync(), Calls);

        var watch = Stopwatch.StartNew();
        await load.SendAllAsync();

        output.WriteLine($"{Calls / watch.Elapsed.TotalSeconds:0} deliveries/s ({Calls} in {watch.Elapsed.TotalSeconds:0.0} s), {load.Latencies}");
        Assert.Empty(load.Refused);
        await AssertBooksAsync(run, load);
    }

    [Fact]
    public async Task A_silo_killed_in_the_middle_of_the_load_loses_no_acknowledged_call_and_charges_none_twice()
    {
        var run = await crowd.RunAsync();
        var load = new Load(run.Api, await crowd.AgentsAsync(), Calls);
        var watch = Stopwatch.StartNew();

        var sending = load.SendAllAsync();
        await Poll.UntilAsync("a third is acknowledged", () => load.Acknowledged > Calls / 3 || sending.IsCompleted, TimeSpan.FromSeconds(120));
        var victim = run.Silos.First();
        using (var process = Process.GetProcessById(victim.Id)) process.Kill();
        var killed = watch.Elapsed;
        await sending;

        output.WriteLine($"{Calls} acknowledged in {watch.Elapsed.TotalSeconds:0.0} s, silo killed at {killed.TotalSeconds:0.0} s; "
            + $"{load.Refused.Count} attempts refused meanwhile ({string.Join(", ", load.Refused.CountBy(status => status).Select(s => $"{s.Value} x {s.Key}"))}); "
            + load.Latencies);
        await AssertBooksAsync(run, load);
        await Poll.UntilAsync("the killed silo is back", () => run.Host!.Output.Contains("is back.", StringComparison.Ordinal), TimeSpan.FromSeconds(90));
        output.WriteLine($"the killed silo was back {(watch.Elapsed - killed).TotalSeconds:0.0} s after its end, at most");
        var copies = load.SomeBodies(200);
        Assert.All(await Task.WhenAll(copies.Select(body => run.Api.PostDeliveryAsync(body))), answer => Assert.Equal("True", answer["duplicate"]));
        await AssertBooksAsync(run, load);
    }

    private static async Task AssertBooksAsync(LocalRun run, Load load)
    {
        Assert.Equal(load.Count, load.Acknowledged);
        // What was acknowledged with 202 is kept and still to be applied.
        await Poll.UntilAsync(
            "nothing is pending", async () => await run.ScalarAsync<long>("select count(*) from deliveries where verdict = 'pending'") == 0,
            TimeSpan.FromSeconds(60));
        Assert.Equal(load.Count, await run.ScalarAsync<long>("select count(*) from calls where call_id like $1", load.Pattern));
        Assert.Equal(load.Count, await run.ScalarAsync<long>("select count(*) from journal where kind = 'call_charged' and call_id like $1", load.Pattern));
        Assert.Equal(load.MinutesTotal * 60, await run.ScalarAsync<long>("select sum(charged_seconds)::bigint from calls where call_id like $1", load.Pattern));
        Assert.Equal(-load.MinutesTotal * 60, await run.ScalarAsync<long>("select sum(amount_seconds)::bigint from journal where call_id like $1", load.Pattern));
        Assert.Equal(0L, await run.ScalarAsync<long>(
            "select count(*) from tenants t where balance_seconds <> (select coalesce(sum(amount_seconds), 0) from journal j where j.tenant_id = t.tenant_id)"));
        Assert.Empty(await run.VerifyAsync());
    }

    /// <summary>One stack of two silos for the class, and a hundred tenants with an agent and credits each.</summary>
    public sealed class Crowd : IAsyncDisposable
    {
        private readonly Lazy<Task<LocalRun>> _run = new(() => Task.Run(() => LocalRun.StartAsync("--silos", "2")));
        private readonly Lazy<Task<string[]>> _agents;

        public Crowd() => _agents = new(() => Task.Run(SignUpAllAsync));

        public Task<LocalRun> RunAsync() => _run.Value;

        public Task<string[]> AgentsAsync() => _agents.Value;

        public async ValueTask DisposeAsync()
        {
            if (_run is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _run.Value).DisposeAsync();
        }

        private async Task<string[]> SignUpAllAsync()
        {
            var run = await RunAsync();
            var admin = await run.Api.SignInAdminAsync();
            var agents = new string[Tenants];
            await Parallel.ForAsync(0, Tenants, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            {
                var user = await run.Api.SignUpAsync();
                agents[i] = await StackApi.ConnectAgentAsync(user);
                await StackApi.GrantAsync(admin, user.UserId, 1_000);
            });
            return agents;
        }
    }
}
