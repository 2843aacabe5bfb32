using System.Text.Json;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

/// <summary>Calls that came before their agent was connected: applied when control is proved, else when an admin says so.</summary>
public sealed class BacklogTests(RunningStack stack, ProofApi proof) : IClassFixture<ProofApi>
{
    private const int Calls = 100;

    private static readonly DateTimeOffset FirstStart = new(2026, 9, 21, 14, 13, 20, TimeSpan.Zero);

    [Fact]
    public async Task With_proof_the_backlog_is_applied_in_order_and_charged_once()
    {
        var user = await proof.Api.SignUpAsync();
        var (agentId, calls) = (StackApi.NewAgent(), NewCalls());
        var starts = await QuarantineAsync(proof.Api, agentId, calls);
        var key = $"key_{Guid.NewGuid():N}";
        proof.Retell.AddWorkspace(key).AddAgent(agentId);
        Shapes.Is(200, await user.Browser.PutAsync("/api/retell/workspace", new { apiKey = key }));

        Shapes.Is(200, await user.Browser.PostAsync("/api/retell/connect-agent", new { agentId }));

        await UntilAppliedAsync(user);
        var charged = (await user.Browser.GetAsync("/api/credits/ledger?limit=100")).At("data.entries").EnumerateArray()
            .Where(e => e.GetProperty("kind").GetString() == "call_charged").Select(e => e.GetProperty("callId").GetString());
        Assert.Equal(calls.Reverse(), charged);
        Assert.Equal(starts, await StartsAsync(user, calls));
        Assert.Equal(2 * Calls, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.subscription.usedCredits"));
        Assert.Empty(await VerdictsAsync(agentId, "quarantined"));
    }

    [Fact]
    public async Task Without_proof_it_stays_in_quarantine_until_an_admin_releases_it()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var admin = await (await stack.ApiAsync()).SignInAdminAsync();
        var (agentId, calls) = (StackApi.NewAgent(), NewCalls());
        var starts = await QuarantineAsync(await stack.ApiAsync(), agentId, calls);
        Shapes.IsFailure(409, await admin.PostAsync($"/api/admin/quarantine/{agentId}/release", "{}"));
        await StackApi.ConnectAgentAsync(user, agentId);
        Assert.Equal(0, (await user.Browser.GetAsync("/api/calls/stats/" + user.UserId)).Number("data.stats.totalCalls"));

        var waiting = Assert.Single(
            Shapes.Is(200, await admin.GetAsync("/api/admin/quarantine")).At("data.agents").EnumerateArray(), a => a.GetProperty("agentId").GetString() == agentId);
        var released = Shapes.Is(200, await admin.PostAsync($"/api/admin/quarantine/{agentId}/release", "{}"));

        Assert.Equal((Calls, Calls, 2L * Calls), (Int(waiting, "deliveries"), Int(waiting, "calls"), waiting.GetProperty("minutes").GetInt64()));
        Assert.Equal(Calls, released.Number("data.count"));
        await UntilAppliedAsync(user);
        Assert.Equal(2 * Calls, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.subscription.usedCredits"));
        Assert.Equal(starts, await StartsAsync(user, calls));
        Shapes.IsFailure(403, await user.Browser.GetAsync("/api/admin/quarantine"));
    }

    [Fact]
    public async Task What_an_admin_discards_is_rejected_with_the_reason_and_can_be_found_and_replayed()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var admin = await (await stack.ApiAsync()).SignInAdminAsync();
        var (agentId, calls) = (StackApi.NewAgent(), NewCalls());
        await QuarantineAsync(await stack.ApiAsync(), agentId, calls);
        Shapes.IsFailure(400, await admin.PostAsync($"/api/admin/quarantine/{agentId}/discard", new { reason = " " }));
        Shapes.Is(200, await admin.PostAsync($"/api/admin/quarantine/{agentId}/discard", new { reason = "somebody's test" }));

        var first = Shapes.Is(200, await admin.GetAsync($"/api/admin/deliveries?verdict=rejected&agentId={agentId}&limit=5"));
        var second = Shapes.Is(200, await admin.GetAsync($"/api/admin/deliveries?agentId={agentId}&limit=100&cursor={first["data.nextCursor"]}"));
        Assert.Equal("discarded: somebody's test", first.At("data.deliveries")[0].GetProperty("reason").GetString());
        Assert.Equal((5, Calls - 5), (first.At("data.deliveries").GetArrayLength(), second.At("data.deliveries").GetArrayLength()));

        await StackApi.ConnectAgentAsync(user, agentId);
        var one = first.At("data.deliveries")[0];
        Shapes.Is(200, await admin.PostAsync($"/api/admin/deliveries/{one.GetProperty("deliveryId").GetString()}/replay", "{}"));
        await Poll.UntilAsync("the replayed call is there", async () => (await user.Browser.GetAsync($"/api/calls/{one.GetProperty("callId").GetString()}")).Status == 200);
        Shapes.IsFailure(404, await admin.PostAsync($"/api/admin/deliveries/{Guid.NewGuid()}/replay", "{}"));
    }

    [Fact]
    public async Task A_calls_history_tells_its_deliveries_its_facts_and_why_it_is_whose_it_is()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var other = await (await stack.ApiAsync()).SignUpAsync();
        var (agentId, callId) = (await StackApi.ConnectAgentAsync(user), StackApi.NewCall());
        string[] traces = [NewTrace(), NewTrace(), NewTrace()];
        foreach (var (body, trace) in new[] { RetellBody.Ended(agentId, callId), RetellBody.Ended(agentId, callId), RetellBody.Analyzed(agentId, callId) }.Zip(traces))
        {
            await PostTracedAsync(await stack.ApiAsync(), body, trace);
        }

        var history = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}/history"));

        Assert.Equal(["recorded", "duplicate", "enriched"], Texts(history.At("data.deliveries"), "verdict"));
        Assert.Equal(traces, Texts(history.At("data.deliveries"), "traceId"));
        Assert.Equal(["call_charged", "call_enriched"], Texts(history.At("data.facts"), "kind"));
        Assert.Equal(agentId, history["data.routing.agentId"]);
        var foreign = await other.Browser.GetAsync($"/api/calls/{callId}/history");
        Shapes.IsFailure(404, foreign);
        Assert.Equal(foreign.WithoutTimestamp, (await other.Browser.GetAsync("/api/calls/call_of_nobody/history")).WithoutTimestamp);
        Shapes.IsFailure(401, await (await stack.ApiAsync()).Anonymous.GetAsync($"/api/calls/{callId}/history"));
    }

    [Fact]
    public async Task The_trace_of_what_was_not_applied_is_in_the_admins_list()
    {
        var admin = await stack.AdminAsync();
        var (agentId, quarantined, rejected) = (StackApi.NewAgent(), NewTrace(), NewTrace());
        await PostTracedAsync(await stack.ApiAsync(), RetellBody.Ended(agentId, StackApi.NewCall()), quarantined);
        await PostTracedAsync(await stack.ApiAsync(), "{\"event\":\"call_ended\",\"call\":{\"agent_id\":\"" + agentId + "\"}}", rejected);

        var listed = Shapes.Is(200, await admin.GetAsync($"/api/admin/deliveries?agentId={agentId}"));

        Assert.Equal([rejected, quarantined], Texts(listed.At("data.deliveries"), "traceId"));
    }

    private static string NewTrace() => Guid.NewGuid().ToString("N");

    private static Task<ApiAnswer> PostTracedAsync(StackApi api, string body, string trace) => api.Anonymous.SendAsync(
        HttpMethod.Post, "/api/n8n/retell-webhook", ApiClient.ContentOf(body), (StackApi.SecretHeader, api.WebhookSecret), ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));

    private static string[] NewCalls() => [.. Enumerable.Range(0, Calls).Select(_ => StackApi.NewCall())];

    /// <summary>Each call started a minute after the one before it; the times of their starts.</summary>
    private static async Task<DateTimeOffset[]> QuarantineAsync(StackApi api, string agentId, string[] calls)
    {
        var starts = calls.Select((_, i) => FirstStart.AddMinutes(i)).ToArray();
        foreach (var (call, start) in calls.Zip(starts))
        {
            var body = RetellBody.Call(agentId, call);
            body["start_timestamp"] = start.ToUnixTimeMilliseconds();
            body["end_timestamp"] = start.ToUnixTimeMilliseconds() + RetellBody.DurationMs;
            Shapes.IsFailure(400, await api.PostDeliveryAsync(RetellBody.Envelope("call_ended", body)),
                "No client found for this agent. Please connect your Retell agent in the dashboard.");
        }

        return starts;
    }

    private static async Task<DateTimeOffset[]> StartsAsync(SignedUp user, string[] calls)
    {
        var listed = (await user.Browser.GetAsync($"/api/calls/user/{user.UserId}?limit={Calls}")).At("data.calls").EnumerateArray()
            .ToDictionary(call => call.GetProperty("callId").GetString()!, call => call.GetProperty("callStartTime").GetDateTimeOffset());
        return [.. calls.Select(call => listed[call])];
    }

    private static Task UntilAppliedAsync(SignedUp user) => Poll.UntilAsync(
        "the backlog is applied", async () => (await user.Browser.GetAsync("/api/calls/stats/" + user.UserId)).Number("data.stats.totalCalls") == Calls);

    private async Task<string[]> VerdictsAsync(string agentId, string verdict) =>
        await stack.ScalarAsync<string[]>("select coalesce(array_agg(call_id), '{}') from deliveries where agent_id = $1 and verdict = $2", agentId, verdict);

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string?[] Texts(JsonElement list, string name) => [.. list.EnumerateArray().Select(e => e.GetProperty(name).GetString())];
}
