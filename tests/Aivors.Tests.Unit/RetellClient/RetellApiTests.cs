using System.Text;
using Aivors.Grains.Contracts;
using Aivors.Testing.Retell;

namespace Aivors.Tests.Unit.RetellClient;

/// <summary>The client against a server that answers as Retell documents.</summary>
public sealed class RetellApiTests : RetellClientTest
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_agent_of_theWorkspace_is_found()
    {
        var answer = await Api.GetAgentAsync(Key, "agent_1", Cancel);

        Assert.Equal(new(RetellStatus.Found, new RetellAgent("agent_1", "https://earlier.example.com/hook")), answer);
        Assert.Equal("Agency", (await Api.CheckKeyAsync(Key, Cancel)).Value?.Organisation);
    }

    [Fact]
    public async Task Anothers_agent_and_a_wrong_key_are_told_apart_and_asked_for_once()
    {
        Retell.AddWorkspace("key_of_another").AddAgent("agent_2");

        Assert.Equal(RetellStatus.NotTheirs, (await Api.GetAgentAsync(Key, "agent_2", Cancel)).Status);
        Assert.Equal(RetellStatus.BadKey, (await Api.GetAgentAsync("key_of_nobody", "agent_1", Cancel)).Status);
        Assert.Equal(2, Retell.Requests.Count);

        // What cannot stand in a header is not sent at all.
        Assert.Equal(RetellStatus.BadKey, (await Api.CheckKeyAsync("bad\r\nkey", Cancel)).Status);
        Assert.Equal(2, Retell.Requests.Count);
    }

    [Fact]
    public async Task An_id_stays_within_its_part_of_the_path()
    {
        await Api.GetAgentAsync(Key, "../v2/get-call/x?y=1", Cancel);

        Assert.StartsWith("GET /get-agent/", Assert.Single(Retell.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_webhook_address_is_set()
    {
        var answer = await Api.SetWebhookUrlAsync(Key, "agent_1", "https://aivors.example.com/api/retell/webhook", Cancel);

        Assert.Equal("https://aivors.example.com/api/retell/webhook", answer.Value?.WebhookUrl);
        Assert.Equal("https://aivors.example.com/api/retell/webhook", (await Api.GetAgentAsync(Key, "agent_1", Cancel)).Value?.WebhookUrl);
        Assert.Equal(RetellStatus.NotTheirs, (await Api.SetWebhookUrlAsync(Key, "agent_2", "https://aivors.example.com", Cancel)).Status);
    }

    [Fact]
    public async Task A_call_comes_whole()
    {
        Workspace.AddCall("call_1", "agent_1", Start);

        var answer = await Api.GetCallAsync(Key, "call_1", Cancel);

        Assert.Contains("\"transcript\"", Encoding.UTF8.GetString(answer.Value!), StringComparison.Ordinal);
        Assert.Equal(RetellStatus.NotTheirs, (await Api.GetCallAsync(Key, "call_2", Cancel)).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task A_list_is_complete_whatever_the_size_of_its_pages(int pageMax)
    {
        Retell.PageMax = pageMax;
        for (var i = 0; i < 25; i++)
        {
            Workspace.AddCall($"call_{i}", i % 5 == 0 ? "agent_2" : "agent_1", Start.AddMinutes(i), durationMs: i * 1000);
        }

        Workspace.AddCall("call_running", "agent_2", Start.AddMinutes(7), status: "ongoing");

        var all = await ListAsync(new CallSpan(Start.AddMinutes(1), Start.AddMinutes(24), OnlyOver: true));
        var ofOne = await ListAsync(new CallSpan(Start, Start.AddDays(1), ["agent_2", "agent_3"]));

        Assert.Equal(Enumerable.Range(1, 23).Select(i => $"call_{i}"), all.Value!.Select(call => call.CallId));
        Assert.Equal(new ListedCall("call_3", "agent_1", "ended", Start.AddMinutes(3), Start.AddMinutes(3).AddSeconds(3), 3000), all.Value![2]);
        Assert.Equal(["call_0", "call_5", "call_running", "call_10", "call_15", "call_20"], ofOne.Value!.Select(call => call.CallId));
    }

    [Fact]
    public async Task A_list_that_breaks_off_or_goes_round_in_circles_is_no_list()
    {
        const string page = """{"items":[{"call_id":"call_1"}],"has_more":true,"pagination_key":"same"}""";
        foreach (var bodies in new string[][] { [page, page], ["""{"items":[],"has_more":true}"""], ["""{"items":[]}"""], ["""{"items":[{}],"has_more":false}"""] })
        {
            foreach (var body in bodies)
            {
                Retell.Faults.Enqueue(StandInFault.Garbage(body));
            }

            var answer = await ListAsync(new CallSpan(Start, Start.AddDays(1)));

            Assert.Equal((RetellStatus.Unavailable, null), (answer.Status, answer.Value));
            Assert.Empty(Retell.Faults);
        }
    }

    /// <summary>Through all pages.</summary>
    private async Task<RetellAnswer<IReadOnlyList<ListedCall>>> ListAsync(CallSpan span)
    {
        var (calls, pageKey) = (new List<ListedCall>(), (string?)null);
        do
        {
            var answer = await Api.ListCallsAsync(Key, span, pageKey, Cancel);
            if (answer.Value is not { } page) return new(answer.Status, Reason: answer.Reason);
            calls.AddRange(page.Calls);
            pageKey = page.NextKey;
        }
        while (pageKey is not null);
        return new(RetellStatus.Found, calls);
    }
}
