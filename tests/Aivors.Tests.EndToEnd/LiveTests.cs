using System.Diagnostics;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Streams outlive the silo that holds their tenant.</summary>
public sealed class LiveTests(ITestOutputHelper output)
{
    private const int Tenants = 8;
    private const int Calls = 1_600;

    [Fact]
    public async Task A_killed_silo_leaves_no_gap_and_no_repeat_in_any_stream()
    {
        await using var run = await LocalRun.StartAsync("--silos", "2");
        var clients = new List<(SignedUp User, string AgentId, LiveWatch Watch)>();
        for (var i = 0; i < Tenants; i++)
        {
            var user = await run.Api.SignUpAsync();
            var agentId = await StackApi.ConnectAgentAsync(user);
            clients.Add((user, agentId, await LiveWatch.OpenAsync(user.Browser)));
            await clients[i].Watch.NextAsync("hello");
        }

        // With eight tenants over two silos, the one that is killed holds some of them.
        var load = new Load(run.Api, [.. clients.Select(client => client.AgentId)], Calls);
        var sending = load.SendAllAsync();
        await Poll.UntilAsync("a third is acknowledged", () => load.Acknowledged > Calls / 3 || sending.IsCompleted, TimeSpan.FromSeconds(120));
        using (var victim = Process.GetProcessById(run.Silos.First().Id)) victim.Kill();
        await sending;
        await Poll.UntilAsync(
            "nothing is pending", async () => await run.ScalarAsync<long>("select count(*) from deliveries where verdict = 'pending'") == 0,
            TimeSpan.FromSeconds(60));

        foreach (var (user, _, watch) in clients)
        {
            var head = await HeadAsync(run, user);
            Assert.Equal(Enumerable.Range(2, (int)head - 1).Select(seq => (long)seq), await watch.FactsToAsync(head));
        }

        foreach (var (user, agentId, watch) in clients)
        {
            StackApi.Check(await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(await HeadAsync(run, user), (await watch.NextAsync("fact")).Id);
            output.WriteLine($"the next call was told {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms after its answer");
            await watch.DisposeAsync();
        }

        Assert.Empty(await run.VerifyAsync());
    }

    private static Task<long> HeadAsync(LocalRun run, SignedUp user) =>
        run.ScalarAsync<long>("select head_seq from tenants where first_user_id = $1", Guid.Parse(user.UserId));
}
