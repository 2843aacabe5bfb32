using System.Net;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Live;

/// <summary>The stream over HTTP, on the real stack.</summary>
public sealed class LiveTests(RunningStack stack)
{
    [Fact]
    public async Task A_posted_call_reaches_every_watcher_of_its_tenant_with_what_a_page_shows()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        await using var tab = await LiveWatch.OpenAsync(user.Browser);
        await using var script = await LiveWatch.OpenAsync(user.Bearer);
        var hello = await tab.NextAsync("hello");
        await script.NextAsync("hello");
        var callId = StackApi.NewCall();

        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Started(agentId, callId)), 200);
        var started = await tab.NextAsync("fact");
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 201);
        var charged = await tab.NextAsync("fact");

        Assert.Equal(("text/event-stream", true, "no"), (tab.Response.Content.Headers.ContentType?.MediaType,
            tab.Response.Headers.CacheControl?.NoStore, tab.Response.Headers.GetValues("X-Accel-Buffering").Single()));
        Assert.InRange(tab.RetryMs!.Value, 1_000, 3_000);
        Assert.Equal("""{"availableCredits":100,"totalCredits":100,"usedCredits":0,"overdraftCredits":0,"lowBalance":false,"stopWorkflow":false,"creditsRemaining":100,"shouldDisableWorkflow":false}""",
            hello.Data.GetProperty("credits").GetRawText());
        Assert.Equal((2, 6_000, 0), (hello.Data.GetProperty("headSeq").GetInt64(), hello.Data.GetProperty("balanceSeconds").GetInt64(),
            hello.Data.GetProperty("runningCalls").GetArrayLength()));
        Assert.Equal((3L, "call_started", "ongoing"), (started.Id!.Value, started.Data.GetProperty("kind").GetString(), started.Data.GetProperty("call").GetProperty("status").GetString()));
        Assert.Equal(
            $$$"""{"seq":4,"kind":"call_charged","callId":"{{{callId}}}","agentId":"{{{agentId}}}","amountSeconds":-120,"balanceSeconds":5880,"credits":{"availableCredits":98,"overdraftCredits":0,"lowBalance":false,"stopWorkflow":false},"call":{"callId":"{{{callId}}}","agentId":"{{{agentId}}}","status":"ended","outcome":"answered","direction":"inbound","phoneNumber":"+14155550132","durationSeconds":61,"chargedSeconds":120,"at":"2026-09-21T14:13:20+00:00","eventType":"call_ended"}}""",
            WithoutAt(charged));
        Assert.Equal([3, 4], await script.FactsToAsync(4));
    }

    [Fact]
    public async Task Hello_names_the_calls_that_run()
    {
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        var body = RetellBody.Started(agentId, callId).Replace("1790000000000", $"{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}", StringComparison.Ordinal);
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(body), 200);

        await using var watch = await LiveWatch.OpenAsync(user.Browser);

        var call = Assert.Single((await watch.NextAsync("hello")).Data.GetProperty("runningCalls").EnumerateArray());
        Assert.Equal((callId, agentId, "+14155550132", "inbound"), (call.GetProperty("callId").GetString(), call.GetProperty("agentId").GetString(),
            call.GetProperty("phoneNumber").GetString(), call.GetProperty("direction").GetString()));
    }

    [Fact]
    public async Task Coming_back_with_the_last_id_gives_exactly_what_was_missed()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        long last;
        await using (var first = await LiveWatch.OpenAsync(user.Browser))
        {
            await first.NextAsync("hello");
            await PostAsync(api, agentId, 2);
            Assert.Equal([3, 4], await first.FactsToAsync(4));
            last = first.LastId!.Value;
        }

        await PostAsync(api, agentId, 5);
        await using var byHeader = await LiveWatch.OpenAsync(user.Browser, last);
        await using var byQuery = await LiveWatch.OpenAsync(user.Browser, query: "?lastEventId=6");
        await using var headerWins = await LiveWatch.OpenAsync(user.Browser, 8, "?lastEventId=1");

        Assert.Equal(9, (await byHeader.NextAsync("hello")).Data.GetProperty("headSeq").GetInt64());
        await byQuery.NextAsync("hello");
        await headerWins.NextAsync("hello");
        await PostAsync(api, agentId, 1);
        Assert.Equal([5, 6, 7, 8, 9, 10], await byHeader.FactsToAsync(10));
        Assert.Equal([7, 8, 9, 10], await byQuery.FactsToAsync(10));
        Assert.Equal([9, 10], await headerWins.FactsToAsync(10));
    }

    [Fact]
    public async Task A_first_connection_that_breaks_before_any_fact_misses_nothing_either()
    {
        var (user, agentId) = await stack.ClientAsync();
        await using var first = await LiveWatch.OpenAsync(user.Browser);
        var hello = await first.NextAsync("hello");
        await PostAsync(await stack.ApiAsync(), agentId, 2);

        await using var again = await LiveWatch.OpenAsync(user.Browser, hello.Id);

        Assert.Null((await again.NextAsync("hello")).Id);
        Assert.Equal([3, 4], await again.FactsToAsync(4));
    }

    [Fact]
    public async Task An_id_that_the_tenant_has_not_reached_is_a_reset()
    {
        var (user, agentId) = await stack.ClientAsync();
        await using var watch = await LiveWatch.OpenAsync(user.Browser, 1_000_000);

        await watch.NextAsync("hello");
        Assert.Equal(2, (await watch.NextAsync("reset")).Data.GetProperty("headSeq").GetInt64());
        await PostAsync(await stack.ApiAsync(), agentId, 1);
        Assert.Equal([3], await watch.FactsToAsync(3));
    }

    [Fact]
    public async Task Two_tenants_never_see_each_others_and_an_admin_sees_whom_it_names()
    {
        var (one, agentOne) = await stack.ClientAsync();
        var (two, agentTwo) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        await using var watchOne = await LiveWatch.OpenAsync(one.Browser);
        await using var watchTwo = await LiveWatch.OpenAsync(two.Browser);
        await using var admins = await LiveWatch.OpenAsync(await stack.AdminAsync(), query: $"?userId={two.UserId}");
        foreach (var watch in new[] { watchOne, watchTwo, admins }) await watch.NextAsync("hello");

        await Task.WhenAll(PostAsync(api, agentOne, 10), PostAsync(api, agentTwo, 10));

        for (var i = 3; i <= 12; i++)
        {
            Assert.Equal(agentOne, (await watchOne.NextAsync("fact")).Data.GetProperty("agentId").GetString());
            Assert.Equal(agentTwo, (await watchTwo.NextAsync("fact")).Data.GetProperty("agentId").GetString());
            Assert.Equal(agentTwo, (await admins.NextAsync("fact")).Data.GetProperty("agentId").GetString());
        }
    }

    [Fact]
    public async Task Somebody_elses_id_is_404_with_the_bytes_of_an_id_that_does_not_exist()
    {
        var (other, _) = await stack.ClientAsync(minutes: 0);
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var theirs = await user.Browser.GetAsync($"/api/live?userId={other.UserId}");
        Shapes.IsFailure(404, theirs);
        foreach (var nobody in new[] { Guid.NewGuid().ToString(), "nobody", "%27%20or%201=1%20--" })
            Assert.Equal(theirs.WithoutTimestamp, (await user.Browser.GetAsync($"/api/live?userId={nobody}")).WithoutTimestamp);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_last_id_that_is_none_is_400_and_says_so(string id)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var answer = await user.Browser.GetAsync("/api/live", ("Last-Event-ID", id));
        Shapes.IsFailure(400, answer);
        Assert.Contains($"received '{id}'", answer["message"], StringComparison.Ordinal);
        Shapes.IsFailure(400, await user.Browser.GetAsync($"/api/live?lastEventId={id}"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_s_streams_and_no_others()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        var elsewhere = api.NewBrowser();
        StackApi.Check(await elsewhere.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        await using var ends = await LiveWatch.OpenAsync(user.Browser);
        await using var stays = await LiveWatch.OpenAsync(elsewhere);
        await ends.NextAsync("hello");
        await stays.NextAsync("hello");

        StackApi.Check(await user.Browser.PostAsync("/api/auth/logout", null), 200);

        Assert.Equal("session", (await ends.NextAsync("end")).Data.GetProperty("reason").GetString());
        await ends.Closed;
        await PostAsync(api, agentId, 1);
        Assert.Equal([3], await stays.FactsToAsync(3));
    }

    [Fact]
    public async Task Changes_by_people_are_told_as_well()
    {
        var (user, _) = await stack.ClientAsync(minutes: 0);
        await using var watch = await LiveWatch.OpenAsync(user.Browser);
        await watch.NextAsync("hello");

        await StackApi.GrantAsync(await stack.AdminAsync(), user.UserId, 7);
        var agentId = await StackApi.ConnectAgentAsync(user);

        var granted = (await watch.NextAsync("fact")).Data;
        Assert.Equal(("credits_granted", 7, System.Text.Json.JsonValueKind.Null), (granted.GetProperty("kind").GetString(),
            granted.GetProperty("credits").GetProperty("availableCredits").GetInt64(), granted.GetProperty("call").ValueKind));
        var connected = (await watch.NextAsync("fact")).Data;
        Assert.Equal(("agent_connected", agentId), (connected.GetProperty("kind").GetString(), connected.GetProperty("agentId").GetString()));
    }

    [Fact]
    public async Task Without_sign_in_there_is_no_stream()
    {
        using var answer = await LiveWatch.AskAsync((await stack.ApiAsync()).Anonymous);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static string WithoutAt(LiveEvent fact)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(fact.Data.GetRawText())!.AsObject();
        Assert.True(json.Remove("at"));
        return json.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static async Task PostAsync(StackApi api, string agentId, int calls)
    {
        for (var i = 0; i < calls; i++) StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
    }
}
