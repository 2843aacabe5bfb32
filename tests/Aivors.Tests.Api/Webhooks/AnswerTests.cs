using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>The statuses, texts and flags that workflows in the field read.</summary>
public sealed class AnswerTests(RunningStack stack)
{
    private const string Call = """
        text: data.call > callId userId phoneNumber
        number: data.call > durationMinutes durationSeconds transcriptLength summaryLength
        time: data.call > createdAt

        """;

    private const string NoMessage = "null: data.alerts > message\n";

    [Fact]
    public async Task The_first_delivery_is_201_the_same_again_a_duplicate_and_the_analysis_enriches()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();

        var first = await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));
        var again = await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));
        var analyzed = await api.PostDeliveryAsync(RetellBody.Analyzed(agentId, callId));

        Shapes.Is(201, first);
        Shapes.Are(Shapes.Credits + Call + NoMessage, first);
        Assert.Equal((callId, user.UserId, "+14155550132"), (first["data.call.callId"], first["data.call.userId"], first["data.call.phoneNumber"]));
        Assert.Equal((2, 61, 66, 0), (first.Number("data.call.durationMinutes"), first.Number("data.call.durationSeconds"),
            first.Number("data.call.transcriptLength"), first.Number("data.call.summaryLength")));
        Assert.Equal((98, 100, 2, 98), (first.Number("data.subscription.availableCredits"), first.Number("data.subscription.totalCredits"),
            first.Number("data.subscription.usedCredits"), first.Number("data.subscription.creditsRemaining")));

        Shapes.Is(200, again);
        Shapes.Are(Shapes.Credits + NoMessage + "bool: duplicate", again);
        Assert.Equal(("Call already processed", callId), (again["message"], again["callId"]));
        Assert.True(again.Bool("duplicate"));

        Shapes.Is(200, analyzed);
        Shapes.Are(Shapes.Credits + Call + NoMessage, analyzed);
        Assert.Equal(RetellBody.Summary.Length, analyzed.Number("data.call.summaryLength"));
        Assert.Equal(98, analyzed.Number("data.subscription.availableCredits"));
        Assert.Equal("duplicate", await stack.ScalarAsync<string>("select verdict from deliveries where call_id = $1 order by received_at offset 1 limit 1", callId));
    }

    [Fact]
    public async Task A_call_that_only_started_is_200_and_costs_nothing()
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();

        var started = Shapes.Is(200, await api.PostDeliveryAsync(RetellBody.Started(agentId, callId)));

        Assert.True(started.Bool("skipped"));
        Assert.Equal("call_started", started["eventType"]);
        AssertNeverStops(started);
        var ended = await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId));
        Assert.Equal(98, ended.Number("data.subscription.availableCredits"));
        Assert.True(ended.Status == 201, $"The first chargeable delivery is 201 by the contract, was {ended}");
    }

    [Fact]
    public async Task A_different_final_duration_is_corrected()
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();

        Shapes.Is(201, await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)));
        var corrected = Shapes.Is(200, await api.PostDeliveryAsync(RetellBody.Analyzed(agentId, callId, 185_000)));

        Assert.Equal((4, 96), (corrected.Number("data.call.durationMinutes"), corrected.Number("data.subscription.availableCredits")));
    }

    [Theory]
    [InlineData("""{"event":"transcript_updated","call":{"call_id":"CALL","agent_id":"AGENT"}}""", "transcript_updated")]
    [InlineData("""{"event":"transfer_started","call":{"call_id":"CALL","agent_id":"AGENT"}}""", "transfer_started")]
    [InlineData("""{"event":"chat_ended","chat":{"chat_id":"chat_1","agent_id":"AGENT"}}""", "chat_ended")]
    [InlineData("""{"event":"something_new","call":{"call_id":"CALL","agent_id":"AGENT"}}""", "something_new")]
    public async Task Other_events_are_200_skipped(string body, string eventType)
    {
        var api = await stack.ApiAsync();

        var answer = Shapes.Is(200, await api.PostDeliveryAsync(
            body.Replace("CALL", StackApi.NewCall(), StringComparison.Ordinal).Replace("AGENT", StackApi.NewAgent(), StringComparison.Ordinal)));

        Assert.True(answer.Bool("success"));
        Assert.True(answer.Bool("skipped"));
        Assert.Equal(eventType, answer["eventType"]);
        Assert.NotNull(answer["message"]);
        AssertNeverStops(answer);
    }

    [Fact]
    public async Task An_unknown_agent_is_400_in_the_contracts_words_and_the_delivery_is_kept()
    {
        var api = await stack.ApiAsync();
        var (agentId, callId) = (StackApi.NewAgent(), StackApi.NewCall());
        var body = RetellBody.Ended(agentId, callId);

        var answer = await api.PostDeliveryAsync(body);
        await api.PostDeliveryAsync(body);

        Shapes.IsFailure(400, answer, "No client found for this agent. Please connect your Retell agent in the dashboard.");
        AssertNeverStops(answer);
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from deliveries where agent_id = $1 and call_id = $2 and verdict = 'quarantined' and body is not null", agentId, callId));
    }

    [Theory]
    [InlineData("""{"event":"call_ended","call":{"agent_id":"agent_1","duration_ms":5}}""", "Missing required field: call_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":"call_1","duration_ms":5}}""", "Missing required field: agent_id")]
    [InlineData("""{"event":"call_ended","call":{"call_id":null,"agent_id":"agent_1"}}""", "Missing required field: call_id")]
    [InlineData("""{"call_id":"","agent_id":"","event_type":"call_ended"}""", "Missing required field: call_id")]
    public async Task A_missing_field_is_400_and_names_what_came_and_how_to_mend_it(string body, string text)
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(body);

        Shapes.IsFailure(400, answer);
        Assert.StartsWith(text, answer["message"], StringComparison.Ordinal);
        Assert.Contains("Received: ", answer["message"], StringComparison.Ordinal);
        Assert.Contains("n8n", answer["message"], StringComparison.Ordinal);
        AssertNeverStops(answer);
    }

    [Theory]
    [InlineData(0, true, false, 0, 2)]
    [InlineData(1, true, false, 0, 1)]
    [InlineData(2, true, false, 0, 0)]
    [InlineData(3, false, true, 1, 0)]
    [InlineData(6, false, true, 4, 0)]
    [InlineData(7, false, false, 5, 0)]
    public async Task What_is_left_shows_in_all_places(long granted, bool stops, bool isLow, long left, long overdraft)
    {
        var api = await stack.ApiAsync();
        var (_, agentId) = await stack.ClientAsync(granted);
        var body = RetellBody.Ended(agentId, StackApi.NewCall());

        foreach (var (status, answer) in new[] { (201, await api.PostDeliveryAsync(body)), (200, await api.PostDeliveryAsync(body)) })
        {
            Shapes.Is(status, answer);
            Assert.Equal(stops, answer.Bool("shouldDisableWorkflow"));
            Assert.Equal(stops, answer.Bool("data.subscription.shouldDisableWorkflow"));
            Assert.Equal(stops, answer.Bool("data.subscription.stopWorkflow"));
            Assert.Equal(stops, answer.Bool("data.alerts.shouldDisableWorkflow"));
            Assert.Equal(isLow, answer.Bool("data.subscription.lowBalance"));
            Assert.Equal(isLow, answer.Bool("data.alerts.shouldNotifyLowBalance"));
            Assert.Equal(stops || isLow, answer["data.alerts.message"] is not null);
            Assert.Equal((left, left, overdraft), (answer.Number("data.subscription.availableCredits"),
                answer.Number("data.subscription.creditsRemaining"), answer.Number("data.subscription.overdraftCredits")));
        }
    }

    internal static void AssertNeverStops(ApiAnswer answer)
    {
        Assert.StartsWith("application/json", answer.ContentType, StringComparison.Ordinal);
        if (answer.Status < 300) Assert.False(answer.Bool("shouldDisableWorkflow"));
        else Assert.NotEqual(bool.TrueString, answer["shouldDisableWorkflow"]);
    }
}
