using System.Globalization;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

/// <summary>Deliveries of a span of time are applied again, a number at once.</summary>
public sealed class ReplayRangeTests(RunningStack stack)
{
    private const string Replay = "/api/admin/deliveries/replay";

    [Fact]
    public async Task A_range_is_taken_up_in_pieces_and_what_cannot_be_read_is_left()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var user = await api.SignUpAsync();
        var agentId = StackApi.NewAgent();
        var from = Text(DateTimeOffset.UtcNow);
        foreach (var call in Enumerable.Range(0, 5).Select(_ => StackApi.NewCall()))
        {
            await api.PostDeliveryAsync(RetellBody.Ended(agentId, call));
        }

        await api.PostDeliveryAsync("{\"event\":\"call_ended\",\"call\":{\"agent_id\":\"" + agentId + "\"}}");
        var to = Text(DateTimeOffset.UtcNow.AddSeconds(1));
        await api.PostDeliveryAsync(RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall()));
        await StackApi.ConnectAgentAsync(user, agentId);

        var none = Shapes.Is(200, await admin.PostAsync(Replay, new { agentId, from, to = from[..^1] + "1Z" }));
        var first = Shapes.Is(200, await admin.PostAsync(Replay, new { agentId, from, to, limit = 4 }));
        var second = Shapes.Is(200, await admin.PostAsync(Replay, new { agentId, from, to, limit = 4, cursor = first["data.nextCursor"] }));

        Assert.Equal((0, false), (none.Number("data.count"), none.Bool("data.hasMore")));
        Assert.Equal((4, 0, true), (first.Number("data.count"), first.Number("data.unreadable"), first.Bool("data.hasMore")));
        Assert.Equal((1, 1, false), (second.Number("data.count"), second.Number("data.unreadable"), second.Bool("data.hasMore")));
        await Poll.UntilAsync("the calls are there", async () => (await user.Browser.GetAsync("/api/calls/stats/" + user.UserId)).Number("data.stats.totalCalls") == 5);
        Assert.Equal(10, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.subscription.usedCredits"));
        Assert.Equal("0,1,4", await stack.ScalarAsync<string>(
            "select string_agg(data->>'count', ',' order by data->>'count') from audit_log where event_type = 'deliveries_replayed' and data->>'agent_id' = $1", agentId));
    }

    [Fact]
    public async Task What_was_discarded_is_replayed_by_its_verdict()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var user = await api.SignUpAsync();
        var (agentId, callId) = (StackApi.NewAgent(), StackApi.NewCall());
        var from = Text(DateTimeOffset.UtcNow);
        await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));
        Shapes.Is(200, await admin.PostAsync($"/api/admin/quarantine/{agentId}/discard", new { reason = "a mistake" }));
        await StackApi.ConnectAgentAsync(user, agentId);
        var to = Text(DateTimeOffset.UtcNow.AddSeconds(1));

        Assert.Equal(0, Shapes.Is(200, await admin.PostAsync(Replay, new { verdict = "quarantined", agentId, from, to })).Number("data.count"));
        Assert.Equal(1, Shapes.Is(200, await admin.PostAsync(Replay, new { verdict = "rejected", agentId, from, to })).Number("data.count"));
        await Poll.UntilAsync("the call is there", async () => (await user.Browser.GetAsync($"/api/calls/{callId}")).Status == 200);
    }

    [Fact]
    public async Task What_is_wrong_with_a_range_is_said()
    {
        var admin = await stack.AdminAsync();
        const string From = "2026-11-23T14:00:00Z";
        const string To = "2026-11-23T15:00:00Z";

        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { to = To }), "Missing required field: from, a time such as 2026-11-23T14:00:00Z.");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = From, to = "10" }), "to must be a time such as 2026-11-23T14:00:00Z.");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = To, to = From }), $"from ({To}) must be before to ({From}).");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = From, to = To, verdict = "recorded" }), "verdict must be quarantined or rejected; leave it out for both.");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = From, to = To, limit = 0 }), "limit must be from 1 to 1000; received 0.");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = From, to = To, agentId = new string('a', 129) }), "agentId has at most 128 characters.");
        Shapes.IsFailure(400, await admin.PostAsync(Replay, new { from = From, to = To, cursor = "x" }),
            "cursor is not one that a replay gave. Leave it out to begin with the oldest delivery.");
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
