using System.Diagnostics;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>Silos that are there and do not answer: the Api keeps what comes in, and they apply it when they wake.</summary>
public sealed class FrozenSilosTests(ITestOutputHelper output)
{
    private const int Calls = 40;

    [Fact]
    public async Task Deliveries_to_frozen_silos_are_kept_within_four_seconds_and_applied_once_when_they_wake()
    {
        await using var run = await LocalRun.StartAsync("--silos", "2");
        var user = await run.Api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);
        await StackApi.GrantAsync(await run.Api.SignInAdminAsync(), user.UserId, 1_000);
        var bodies = Enumerable.Range(0, Calls).Select(_ => RetellBody.Ended(agentId, StackApi.NewCall())).ToArray();
        Assert.Equal(201, (await run.Api.PostDeliveryAsync(bodies[0])).Status);

        var silos = run.Silos.ToArray();
        foreach (var silo in silos) await SignalAsync("STOP", silo.Id);
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(bodies.Skip(1).Select(body => run.Api.PostDeliveryAsync(body)));
        var answered = watch.Elapsed;
        // what comes in is kept, so traffic may come; what was found just before the silos froze is remembered for a second or two
        await Poll.UntilAsync("the Api says that it is degraded",
            async () => await run.Api.Anonymous.GetAsync("/health") is { Status: 200, Text: "Degraded" }, TimeSpan.FromSeconds(15));
        foreach (var silo in silos) await SignalAsync("CONT", silo.Id);

        Assert.All(answers, answer => Assert.Equal((202, "True", "False"), (answer.Status, answer["pending"], answer["shouldDisableWorkflow"])));
        Assert.True(answered < TimeSpan.FromSeconds(4), $"the slowest answer took {answered.TotalSeconds:0.0} s");
        watch.Restart();
        await Poll.UntilAsync(
            "all that was kept is applied",
            async () => await run.ScalarAsync<long>("select count(*) from calls") == Calls && await run.ScalarAsync<long>("select count(*) from deliveries where verdict = 'pending'") == 0,
            TimeSpan.FromSeconds(60));
        output.WriteLine($"{Calls - 1} deliveries kept in {answered.TotalSeconds:0.0} s, applied {watch.Elapsed.TotalSeconds:0.0} s after the silos woke");
        Assert.Equal(Calls, await run.ScalarAsync<long>("select count(*) from journal where kind = 'call_charged'"));
        Assert.Empty(await run.VerifyAsync());
    }

    private static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", $"{pid}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
