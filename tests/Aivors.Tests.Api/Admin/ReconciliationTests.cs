using System.Text.Json.Nodes;
using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

/// <summary>The real stack beside the stand-in of Retell: what the doors lost is found by a run, and earlier calls are fetched as history.</summary>
public sealed class ReconciliationTests(RunningStack stack)
{
    private const string Runs = "/api/admin/reconciliations";

    [Fact]
    public async Task Five_per_cent_of_the_deliveries_lost_for_good_are_there_after_one_run()
    {
        const int calls = 300;
        var (user, agentId, workspaceId, retell) = await ClientWithKeyAsync();
        await StackApi.GrantAsync(await stack.AdminAsync(), user.UserId, 10_000);
        await ConnectedForADayAsync(agentId);
        var (api, start) = (await stack.ApiAsync(), DateTimeOffset.UtcNow.AddHours(-2));
        var bodies = Enumerable.Range(0, calls).Select(i => AddCall(retell, agentId, start.AddSeconds(i * 20), 1_000 * i)).ToArray();
        await Parallel.ForEachAsync(bodies.Where((_, i) => i % 20 != 3), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, _) =>
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Envelope("call_ended", body.DeepClone())), 201));
        (await stack.RetellAsync()).Faults.Enqueue(StandInFault.Status(429, retryAfterMs: 1));

        var run = await RunAsync(workspaceId, start.AddHours(-1));
        var healthy = await RunAsync(workspaceId, start.AddHours(-1));

        Assert.Equal("done 300 15 15 0 0 0 0", SummaryOf(run));
        Assert.Equal("done 300 0 0 0 0 0 0", SummaryOf(healthy));
        Assert.Equal(15, run.At("data.findings").GetArrayLength());
        var ids = bodies.Select(body => body["call_id"]!.GetValue<string>()).ToArray();
        Assert.Equal(calls, await stack.ScalarAsync<long>("select count(distinct call_id) from journal where kind = 'call_charged' and call_id = any ($1)", (object)ids));
        Assert.Equal(0L, await stack.ScalarAsync<long>("select count(*) from journal where kind = 'call_corrected' and call_id = any ($1)", (object)ids));
        var minutes = Enumerable.Range(0, calls).Sum(i => ((1_000L * i) + 59_999) / 60_000);
        Assert.Equal(10_000 - minutes, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
        var ledger = Shapes.Is(200, await user.Browser.GetAsync("/api/credits/ledger?limit=100")).At("data.entries").EnumerateArray();
        var fact = Assert.Single(ledger, entry => entry.GetProperty("kind").GetString() == "reconciled").GetProperty("data");
        Assert.Equal(("15", "15"), (fact.GetProperty("missing").GetString(), fact.GetProperty("filled").GetString()));
        var history = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{ids[3]}/history"));
        Assert.Equal(("reconciliation", "fetched"), (history.At("data.deliveries")[0].GetProperty("door").GetString(), history.At("data.deliveries")[0].GetProperty("proof").GetString()));
        Assert.Empty(await stack.VerifyAsync());
    }

    [Fact]
    public async Task Connecting_with_proof_fetches_the_history_uncharged()
    {
        var (user, _, _, retell) = await ClientWithKeyAsync();
        var agentId = StackApi.NewAgent();
        retell.AddAgent(agentId);
        var call = AddCall(retell, agentId, DateTimeOffset.UtcNow.AddDays(-10), 61_499);
        var callId = call["call_id"]!.GetValue<string>();

        await StackApi.ConnectAgentAsync(user, agentId);
        await Poll.UntilAsync("the history is there", async () => (await user.Browser.GetAsync($"/api/calls/{callId}")).Status == 200);
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Envelope("call_ended", call.DeepClone())), 200);

        var found = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}"));
        Assert.True(found.Bool("data.call.isHistory"));
        Assert.Null(found["data.call.charge"]);
        Assert.True(Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}/history")).Bool("data.isHistory"));
        Assert.Equal(0, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.subscription.usedCredits"));
        var runs = Shapes.Is(200, await user.Browser.GetAsync("/api/reconciliations")).At("data.runs").EnumerateArray().ToArray();
        var backfill = Assert.Single(runs, run => run.GetProperty("agentId").GetString() == agentId);
        Assert.Equal("backfill", backfill.GetProperty("kind").GetString());
        Assert.Empty(await stack.VerifyAsync());
    }

    [Fact]
    public async Task A_client_sees_its_own_runs_and_no_others_and_the_list_goes_on()
    {
        var (user, agentId, workspaceId, _) = await ClientWithKeyAsync();
        await ConnectedForADayAsync(agentId);
        var (stranger, _, _, _) = await ClientWithKeyAsync();
        var run = await RunAsync(workspaceId, DateTimeOffset.UtcNow.AddHours(-1));
        await RunAsync(workspaceId, DateTimeOffset.UtcNow.AddHours(-1));
        var id = run["data.run.runId"];

        Assert.Equal(id, Shapes.Is(200, await user.Browser.GetAsync($"/api/reconciliations/{id}"))["data.run.runId"]);
        var foreign = await stranger.Browser.GetAsync($"/api/reconciliations/{id}");
        Shapes.IsFailure(404, foreign);
        Assert.Equal(foreign.WithoutTimestamp, (await stranger.Browser.GetAsync($"/api/reconciliations/{Guid.NewGuid()}")).WithoutTimestamp);
        Assert.DoesNotContain(id!, (await stranger.Browser.GetAsync("/api/reconciliations")).Text, StringComparison.Ordinal);

        var admin = await stack.AdminAsync();
        var first = Shapes.Is(200, await admin.GetAsync($"{Runs}?workspaceId={workspaceId}&limit=1"));
        var second = Shapes.Is(200, await admin.GetAsync($"{Runs}?workspaceId={workspaceId}&limit=1&cursor={first["data.nextCursor"]}"));
        Assert.Equal(id, second.At("data.runs")[0].GetProperty("runId").GetString());
        Shapes.Is(200, await admin.GetAsync($"{Runs}?workspaceId=agency"));
        Shapes.IsFailure(400, await admin.GetAsync($"{Runs}?workspaceId=mine"));
        Shapes.IsFailure(400, await admin.GetAsync($"{Runs}?cursor=x"));
        Shapes.IsFailure(404, await admin.GetAsync($"{Runs}/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task A_range_that_cannot_be_meant_is_refused_with_a_sentence_and_what_is_asked_for_is_audited()
    {
        var admin = await stack.AdminAsync();
        var (_, _, workspaceId, _) = await ClientWithKeyAsync();
        var now = DateTimeOffset.UtcNow;
        object[] ranges =
        [
            new { workspaceId }, new { workspaceId, from = now }, new { workspaceId, from = now, to = now }, new { workspaceId, from = now, to = now.AddHours(-1) },
            new { workspaceId, from = now.AddDays(-32), to = now }, new { workspaceId, from = now.AddHours(-1), to = now.AddHours(1) },
            new { workspaceId, from = "yesterday", to = now }, new { workspaceId = "mine", from = now.AddHours(-1), to = now },
        ];
        foreach (var range in ranges)
        {
            Shapes.IsFailure(400, await admin.PostAsync(Runs, range));
        }

        Shapes.IsFailure(404, await admin.PostAsync(Runs, new { workspaceId = Guid.NewGuid(), from = now.AddHours(-1), to = now.AddMinutes(-1) }));
        // This stack has no key of the agency's.
        Shapes.IsFailure(404, await admin.PostAsync(Runs, new { from = now.AddHours(-1), to = now.AddMinutes(-1) }));
        var run = await RunAsync(workspaceId, now.AddHours(-1));
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'reconciliation_requested' and data->>'runId' = $1", run["data.run.runId"]!));
    }

    /// <summary>A client that has stored its key and connected an agent of its workspace.</summary>
    private async Task<(SignedUp User, string AgentId, Guid WorkspaceId, StandInWorkspace Retell)> ClientWithKeyAsync()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var (key, agentId) = ($"key_{Guid.NewGuid():N}", StackApi.NewAgent());
        var retell = (await stack.RetellAsync()).AddWorkspace(key);
        retell.AddAgent(agentId);
        Shapes.Is(200, await user.Browser.PutAsync("/api/retell/workspace", new { apiKey = key }));
        await StackApi.ConnectAgentAsync(user, agentId);
        var workspaceId = await stack.ScalarAsync<Guid>(
            "select workspace_id from workspaces join users using (tenant_id) where user_id = $1", Guid.Parse(user.UserId));
        return (user, agentId, workspaceId, retell);
    }

    private async Task ConnectedForADayAsync(string agentId)
    {
        await using var command = (await stack.OwnerAsync()).CreateCommand("update agent_bindings set from_at = now() - interval '1 day' where agent_id = $1");
        command.Parameters.Add(new() { Value = agentId });
        await command.ExecuteNonQueryAsync();
    }

    private static JsonObject AddCall(StandInWorkspace retell, string agentId, DateTimeOffset start, long durationMs)
    {
        var callId = StackApi.NewCall();
        retell.AddCall(callId, agentId, start, durationMs);
        return retell.Calls[callId];
    }

    private async Task<ApiAnswer> RunAsync(Guid workspaceId, DateTimeOffset from)
    {
        var admin = await stack.AdminAsync();
        var accepted = StackApi.Check(await admin.PostAsync(Runs, new { workspaceId, from, to = DateTimeOffset.UtcNow }), 202);
        var path = $"{Runs}/{accepted["data.runId"]}";
        await Poll.UntilAsync("the run is done", async () => (await admin.GetAsync(path))["data.run.status"] is "done" or "failed", TimeSpan.FromSeconds(60));
        return Shapes.Is(200, await admin.GetAsync(path));
    }

    private static string SummaryOf(ApiAnswer run) =>
        $"{run["data.run.status"]} " + string.Join(' ', new[] { "listed", "missing", "filled", "differing", "corrected", "extra", "failed" }
            .Select(name => run.Number($"data.run.counts.{name}")));
}
