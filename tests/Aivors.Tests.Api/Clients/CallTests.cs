using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class CallTests(RunningStack stack)
{
    [Fact]
    public async Task The_list_has_the_newest_calls_and_says_how_to_go_on()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        for (var i = 0; i < 3; i++) StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);

        var first = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/user/{user.UserId}?limit=2&skip=0"));
        var rest = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/user/{user.UserId}?limit=2&skip=2"));
        var byCursor = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/user/{user.UserId}?limit=2&cursor={first["data.nextCursor"]}"));

        Shapes.Are(Shapes.Envelope + """
            number: data > totalCalls limit skip
            bool: data > hasMore
            text: data > nextCursor
            text: data.calls[] > callId userId phoneNumber transcriptPreview summaryPreview eventType status outcome direction callType agentId agentName
            number: data.calls[] > durationSeconds durationMinutes chargedSeconds
            null: data.calls[] > sentiment successful
            time: data.calls[] > createdAt callStartTime callEndTime
            text: data.calls[] > timeAgo
            """, first);
        Assert.Equal((3, 2, 0, true), (first.Number("data.totalCalls"), first.Number("data.limit"), first.Number("data.skip"), first.Bool("data.hasMore")));
        Assert.False(rest.Bool("data.hasMore"));
        Assert.Equal(Ids(rest), Ids(byCursor));
        Assert.Equal(3, Ids(first).Concat(Ids(rest)).Distinct().Count());
    }

    [Fact]
    public async Task A_limit_beyond_the_most_is_cut_without_complaint()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/user/{user.UserId}?limit=100000"));
        Assert.Equal((100, 0), (answer.Number("data.limit"), answer.At("data.calls").GetArrayLength()));
    }

    [Fact]
    public async Task A_call_shows_everything_that_is_known_of_it()
    {
        var (user, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Analyzed(agentId, callId)), 201);

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/{callId}"));

        Shapes.Are(Shapes.Envelope + """
            text: data.call > callId userId phoneNumber transcript summary eventType status timeAgo agentId agentName callType direction
            text: data.call > fromNumber toNumber outcome disconnectionReason sentiment recordingUrl metadata.branch
            number: data.call > durationSeconds durationMinutes durationMs
            time: data.call > createdAt callStartTime callEndTime
            bool: data.call > successful inVoicemail isHistory
            null: data.call > publicLogUrl transferDestination costCents transferEndTime erasedAt
            text: data.call.conversation[] > kind text
            null: data.call.conversation[] > atSeconds endSeconds name arguments successful toolCallId
            text: data.call.customAnalysis[] > name value
            []: data.call > latency dynamicVariables
            text: data.call.analysis > call_summary user_sentiment custom_analysis_data.topic
            bool: data.call.analysis > in_voicemail call_successful
            number: data.call.charge > seconds credits seq
            text: data.call.charge > rule
            """, answer);
        Assert.Equal((user.UserId, 61, 2, RetellBody.Summary), (answer["data.call.userId"], answer.Number("data.call.durationSeconds"),
            answer.Number("data.call.durationMinutes"), answer["data.call.summary"]));
        Assert.Equal((120, "minute-up@1"), (answer.Number("data.call.charge.seconds"), answer["data.call.charge.rule"]));
        Assert.Equal("2026-09-21T14:13:20+00:00", answer["data.call.callStartTime"]);
    }

    [Fact]
    public async Task Stats_count_the_calls()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall(), 60_000)), 201);
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall(), 60_001)), 201);

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/calls/stats/{user.UserId}"));

        Shapes.Are(Shapes.Envelope + "number: data.stats > totalCalls totalMinutes totalSeconds avgDuration", answer);
        Assert.Equal((2, 3, 120, 60), (answer.Number("data.stats.totalCalls"), answer.Number("data.stats.totalMinutes"),
            answer.Number("data.stats.totalSeconds"), answer.Number("data.stats.avgDuration")));
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("..%2F..%2Fetc")]
    public async Task A_call_that_there_is_not_is_404(string id)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(404, await user.Browser.GetAsync($"/api/calls/{id}"));
        Shapes.IsFailure(404, await user.Browser.GetAsync($"/api/calls/{new string('c', 200)}"));
    }

    private static string[] Ids(ApiAnswer list) =>
        [.. list.At("data.calls").EnumerateArray().Select(call => call.GetProperty("callId").GetString()!)];
}
