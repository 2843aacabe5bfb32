using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class AgentTests(RunningStack stack)
{
    private const string Connect = "/api/retell/connect-agent";
    private const string Disconnect = "/api/retell/disconnect-agent";
    private const string Status = "/api/retell/agent-status";

    [Fact]
    public async Task Connecting_answers_with_the_agent_and_again_is_200()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var agentId = StackApi.NewAgent();

        var answer = await user.Browser.PostAsync(Connect, new { agentId = $" {agentId} " });
        var again = await user.Browser.PostAsync(Connect, new { agentId });

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.Envelope + "text: data > agentId email aiStatus", answer);
        Assert.Equal((agentId, user.Email, "Online"), (answer["data.agentId"], answer["data.email"], answer["data.aiStatus"]));
        Assert.Equal((200, answer.WithoutTimestamp), (again.Status, again.WithoutTimestamp));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"agentId":null}""")]
    [InlineData("""{"agentId":"  "}""")]
    public async Task A_missing_agent_id_is_400_in_the_contracts_words(string body)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, body), "Missing required field: agentId");
    }

    [Theory]
    [InlineData("""{"agentId":"two words"}""")]
    [InlineData("""{"agentId":"nul\u0000"}""")]
    [InlineData("""{"agentId":"undefined"}""")]
    [InlineData("""{"agentId":5}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_agent_id_that_cannot_be_one_is_400(string body)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, body));
        Shapes.IsFailure(400, await user.Browser.PostAsync(Connect, new { agentId = new string('a', 129) }));
    }

    [Fact]
    public async Task Somebody_elses_agent_is_400_in_the_contracts_words()
    {
        var api = await stack.ApiAsync();
        var agentId = await StackApi.ConnectAgentAsync(await api.SignUpAsync());
        var user = await api.SignUpAsync();

        var answer = await user.Browser.PostAsync(Connect, new { agentId });

        Shapes.IsFailure(400, answer, "This Retell agent is already connected to another account");
        Shapes.Are(Shapes.Failure, answer);
    }

    [Fact]
    public async Task Status_without_an_agent_is_offline_and_with_one_names_it()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var none = Shapes.Is(200, await user.Browser.GetAsync(Status));
        var first = await StackApi.ConnectAgentAsync(user);
        var second = await StackApi.ConnectAgentAsync(user);
        var both = Shapes.Is(200, await user.Browser.GetAsync(Status));

        Shapes.Are(Shapes.Envelope + """
            bool: data > isConnected
            null: data > agentId
            text: data > aiStatus
            []: data > agents
            """, none);
        Assert.Equal((false, "Offline"), (none.Bool("data.isConnected"), none["data.aiStatus"]));
        Shapes.Are(Shapes.Envelope + """
            bool: data > isConnected
            text: data > agentId aiStatus
            text: data.agents[] > agentId aiStatus
            time: data.agents[] > connectedAt
            """, both);
        Assert.Equal((true, first, "Online"), (both.Bool("data.isConnected"), both["data.agentId"], both["data.aiStatus"]));
        Assert.Equal([first, second], both.At("data.agents").EnumerateArray().Select(agent => agent.GetProperty("agentId").GetString()!));
    }

    [Fact]
    public async Task Disconnecting_the_only_agent_needs_no_id_and_frees_it_for_others()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);

        var answer = await user.Browser.DeleteAsync(Disconnect);

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.Envelope + "text: data > aiStatus", answer);
        Assert.Equal("Offline", answer["data.aiStatus"]);
        Assert.False((await user.Browser.GetAsync(Status)).Bool("data.isConnected"));
        Shapes.IsFailure(400, await user.Browser.DeleteAsync(Disconnect));
        await StackApi.ConnectAgentAsync(await api.SignUpAsync(), agentId);
    }

    [Fact]
    public async Task With_several_agents_disconnecting_without_an_id_is_400_and_names_them()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var first = await StackApi.ConnectAgentAsync(user);
        var second = await StackApi.ConnectAgentAsync(user);

        var answer = await user.Browser.DeleteAsync(Disconnect);

        Shapes.IsFailure(400, answer);
        Shapes.Are(Shapes.Failure + "text: details.agentIds[]", answer);
        Assert.Contains(first, answer["message"], StringComparison.Ordinal);
        Assert.Contains(second, answer["message"], StringComparison.Ordinal);
        Shapes.Is(200, await user.Browser.DeleteAsync($"{Disconnect}?agentId={first}"));
        Assert.Equal(second, (await user.Browser.GetAsync(Status))["data.agentId"]);
    }

    [Fact]
    public async Task A_test_call_goes_the_whole_way_and_costs_nothing()
    {
        var (user, agentId) = await stack.ClientAsync(minutes: 100);
        var stranger = await (await stack.ApiAsync()).SignUpAsync();

        var sent = await user.Browser.PostAsync("/api/retell/test-call", new { });

        Shapes.Is(200, sent);
        Assert.Equal((agentId, "recorded", 0, 100), (sent["data.agentId"], sent["data.verdict"], sent.Number("data.minutesCharged"), sent.Number("data.availableCredits")));
        Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{sent["data.callId"]}/history"));
        Shapes.IsFailure(404, await stranger.Browser.PostAsync("/api/retell/test-call", new { agentId }));
        Shapes.IsFailure(400, await stranger.Browser.PostAsync("/api/retell/test-call", new { }));
        Shapes.IsFailure(401, await (await stack.ApiAsync()).Anonymous.PostAsync("/api/retell/test-call", new { }));
    }
}
