using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>The stack as a developer starts it.</summary>
public sealed class OneSiloTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_first_call_is_charged_once_and_everything_outlives_a_restart()
    {
        await using var run = await LocalRun.StartAsync();
        output.WriteLine($"healthy after {run.Startup.TotalSeconds:0.0} s ({run.Host!.StartupSeconds:0.0} s by its own watch)");
        Assert.True(run.Startup < TimeSpan.FromSeconds(60), $"It took {run.Startup}.");
        var (user, agentId, callId) = await FirstCallAsync(run);
        output.WriteLine($"memory of {string.Join(" + ", run.Processes.Where(IsOurs).Select(process => $"{process.MemoryMiB:0} MiB"))}");

        await AssertCommandsAsync(run);

        var before = run.Processes;
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await run.StopAsync());
        output.WriteLine($"stopped in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Contains(before, process => process.Command.Contains("postgres", StringComparison.Ordinal));
        Assert.DoesNotContain(before, process => process.IsAlive);
        Assert.Empty(run.Processes);

        await run.StartHostAsync();
        output.WriteLine($"healthy again after {run.Startup.TotalSeconds:0.0} s");
        var browser = run.Api.NewBrowser();
        StackApi.Check(await browser.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        Assert.Equal(98, (await browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
        Assert.Equal(RetellBody.Summary, (await browser.GetAsync($"/api/calls/{callId}"))["data.call.summary"]);
        Assert.Equal(agentId, (await browser.GetAsync("/api/retell/agent-status"))["data.agentId"]);
        Assert.True((await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, callId))).Bool("duplicate"));
        // the tokens of before still count: the signing key is kept
        Assert.Equal(200, (await run.Api.Anonymous.GetAsync("/api/auth/me", ("Authorization", $"Bearer {user.Browser.Cookies["access_token"]}"))).Status);
        Assert.Empty(await run.VerifyAsync());
    }

    [Fact]
    public async Task Killed_hard_the_AppHost_leaves_nothing_running_and_loses_nothing()
    {
        await using var run = await LocalRun.StartAsync();
        var (user, _, _) = await FirstCallAsync(run);

        using (var host = Process.GetProcessById(run.Host!.Id)) host.Kill();
        var watch = Stopwatch.StartNew();
        await Poll.UntilAsync("nothing is left running", () => run.Processes.Count == 0, TimeSpan.FromSeconds(30));
        output.WriteLine($"all gone {watch.Elapsed.TotalSeconds:0.0} s after kill -9 of the AppHost");

        await run.StopAsync();
        await run.StartHostAsync();
        output.WriteLine($"healthy again after {run.Startup.TotalSeconds:0.0} s");
        var browser = run.Api.NewBrowser();
        StackApi.Check(await browser.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        Assert.Equal(98, (await browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
    }

    [Fact]
    public async Task A_wiped_Redis_costs_no_balance_neither_while_running_nor_after_a_restart()
    {
        await using var run = await LocalRun.StartAsync();
        var (user, agentId, callId) = await FirstCallAsync(run);

        await FlushAsync(run.Host!.RedisPort, run.Secrets["Redis:Password"]);
        var watch = Stopwatch.StartNew();
        await Poll.UntilAsync("the silo has noticed and is back", () => run.Host.Output.Contains("is back.", StringComparison.Ordinal), TimeSpan.FromSeconds(90));
        await Poll.UntilAsync("deliveries are taken again", async () => (await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, callId))).Status == 200);
        output.WriteLine($"deliveries are taken again {watch.Elapsed.TotalSeconds:0.0} s after FLUSHALL");
        Assert.Equal(98, (await user.Bearer.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));

        await FlushAsync(run.Host.RedisPort, run.Secrets["Redis:Password"]);
        watch.Restart();
        await run.StopAsync();
        output.WriteLine($"stopped in {watch.Elapsed.TotalSeconds:0.0} s right after another FLUSHALL");
        await run.StartHostAsync();
        var again = await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));
        Assert.True(again.Bool("duplicate"));
        Assert.Equal(98, again.Number("data.subscription.availableCredits"));
        Assert.Equal(96, (await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall()))).Number("data.subscription.availableCredits"));
        Assert.Empty(await run.VerifyAsync());
    }

    /// <summary>Sign-up, agent, 100 minutes, a call of 61,499 ms, the same again, its analysis; and the books.</summary>
    private static async Task<(SignedUp User, string AgentId, string CallId)> FirstCallAsync(LocalRun run)
    {
        var api = run.Api;
        var user = await api.SignUpAsync();
        var other = await api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);
        await StackApi.GrantAsync(await api.SignInAdminAsync(), user.UserId, 100);
        var callId = StackApi.NewCall();

        var first = StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 201);
        Assert.Equal((2, 98), (first.Number("data.call.durationMinutes"), first.Number("data.subscription.availableCredits")));
        Assert.True(StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 200).Bool("duplicate"));
        var analyzed = StackApi.Check(await api.PostDeliveryAsync(RetellBody.Analyzed(agentId, callId)), 200);
        Assert.Equal(98, analyzed.Number("data.subscription.availableCredits"));
        Assert.Equal(RetellBody.Summary, (await user.Browser.GetAsync($"/api/calls/{callId}"))["data.call.summary"]);
        Assert.Equal(404, (await other.Browser.GetAsync($"/api/calls/{callId}")).Status);
        Assert.Equal(0, (await other.Browser.GetAsync($"/api/calls/user/{other.UserId}")).Number("data.totalCalls"));

        var verify = await ProgramRun.OfAsync("Aivors.Silo", new() { ["ConnectionStrings__aivorsdb"] = null }, "verify", "--data", run.DataFolder);
        Assert.True(verify.ExitCode == 0, verify.Output);
        Assert.Equal(await run.ScalarAsync<long>("select count(*) from tenants"), verify.Lines.Count(line => line.StartsWith("tenant ", StringComparison.Ordinal)));
        return (user, agentId, callId);
    }

    /// <summary>What containers ask, and what stands in Aspire's dashboard to be started.</summary>
    private static async Task AssertCommandsAsync(LocalRun run)
    {
        var address = run.Api.Address.ToString();
        Assert.Equal(0, (await ProgramRun.OfAsync("Aivors.Api", new() { ["ASPNETCORE_URLS"] = address }, "health")).ExitCode);
        Assert.Equal(1, (await ProgramRun.OfAsync("Aivors.Silo", new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:9" }, "health")).ExitCode);

        Dictionary<string, string?> environment = new() { ["AIVORS_API"] = address, ["HOME"] = run.DataFolder };
        var granted = await ProgramRun.OfAsync("Aivors.AppHost", environment, "grant-demo-credits", "--data", run.DataFolder);
        Assert.True(granted.ExitCode == 0, granted.Output);
        var sent = await ProgramRun.OfAsync("Aivors.AppHost", environment, "send-a-test-call", "--data", run.DataFolder);
        Assert.True(sent.ExitCode == 0, sent.Output);
        Assert.Equal(5_880L, await run.ScalarAsync<long>(
            "select balance_seconds from tenants join users using (tenant_id) where email = 'demo@aivors.local'"));
    }

    private static bool IsOurs(StackProcess process) => process.Command.Contains("Aivors.Silo.dll", StringComparison.Ordinal)
        || process.Command.Contains("Aivors.Api.dll", StringComparison.Ordinal);

    private static async Task FlushAsync(int port, string password)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nFLUSHALL\r\nDBSIZE\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("+OK", await reader.ReadLineAsync());
        Assert.Equal("+OK", await reader.ReadLineAsync());
        Assert.StartsWith(":", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }
}
