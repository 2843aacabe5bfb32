using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

public sealed class CallsTests(Chromium chromium, RunningStack stack)
{
    [Fact]
    public async Task Without_calls_the_list_says_what_to_do_next()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/calls");
        await Expect(visitor.Page.GetByText("No calls yet")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Set up your agent" })).ToHaveAttributeAsync("href", "/integrations");
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Filters_live_in_the_address()
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/calls?outcome=voicemail");
        var page = visitor.Page;
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Outcome ?: ?Voicemail$") })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" })).ToHaveAttributeAsync("href", "/api/calls/export?outcome=voicemail");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Outcome ?: ?Voicemail$") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Failed" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls\\?outcome=failed$"));
        await Expect(page.GetByText("No calls fit")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear all filters" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls$"));
        await Expect(Rows(page)).ToHaveCountAsync(calls.Length);

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Duration" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=duration"));
        await Expect(Rows(page).First).ToContainTextAsync("2:01");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls$"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Words_are_found_in_what_was_said_and_marked()
    {
        var (user, _, _) = await ClientWithCallsAsync();
        await Poll.UntilAsync("the words are in the index", async () => (await user.Browser.GetAsync("/api/calls?q=platypus")).Text.Contains("\"callId\"", StringComparison.Ordinal));
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/calls");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search transcripts and summaries" }).FillAsync("platypus");
        await Expect(page).ToHaveURLAsync(new Regex("q=platypus"));
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.Locator("mark")).ToHaveTextAsync("platypus");

        await page.ReloadAsync();
        await Expect(page.Locator("mark")).ToHaveTextAsync("platypus");
        await Rows(page).First.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/calls/call_.*q=platypus"));
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Calls", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls\\?q=platypus"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_click_on_a_time_plays_from_there()
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        var asked = await Recording.ServeAsync(page);
        await visitor.GoAsync($"/calls/{calls[0]}");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Conversation" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await Expect(page.GetByText("find_slots")).ToBeVisibleAsync();
        await Expect(page.GetByText("Talk time, rounded up to the minute.")).ToBeVisibleAsync();
        Assert.Empty(asked);

        await page.GetByRole(AriaRole.Button, new() { Name = "Play from 0:12" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Slider, new() { Name = "Position in the recording" })).ToHaveAttributeAsync("aria-valuetext", new Regex("^0:1[2-9] of 0:30"));
        await Expect(page.Locator("li[aria-current='true']")).ToContainTextAsync("platypus");
        Assert.NotEmpty(asked);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_recording_whose_link_has_expired_is_told()
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        await page.RouteAsync("https://recordings.example.test/**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 403 }));
        await visitor.GoAsync($"/calls/{calls[0]}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play the recording" }).ClickAsync();
        await Expect(page.GetByText("Its link has probably expired")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_personal_in_a_call_is_erased_from_its_page_after_a_question()
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        await visitor.GoAsync($"/calls/{calls[0]}");
        await Expect(page.GetByText("platypus").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Erase personal data" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Erase", Exact = true }).ClickAsync();

        await Expect(page.GetByText("were erased on")).ToBeVisibleAsync();
        await Expect(page.GetByText("platypus")).ToHaveCountAsync(0);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task J_and_K_go_to_the_neighbours()
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync($"/calls/{calls[1]}?tab=history");
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Next call" })).ToBeEnabledAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Deliveries" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await Expect(page).ToHaveURLAsync(new Regex($"/calls/{calls[2]}\\?tab=history"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Next call" })).ToBeDisabledAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Previous call" })).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page).ToHaveURLAsync(new Regex($"/calls/{calls[1]}"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_new_call_comes_in_and_changes_in_place()
    {
        var (user, agentId, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/calls");
        var page = visitor.Page;
        await Expect(Rows(page)).ToHaveCountAsync(calls.Length);
        await page.EvaluateAsync("window.sameDocument = true");

        var callId = StackApi.NewCall();
        await DeliverAsync(CallOf("call_started", agentId, callId, minutesAgo: 0));
        await Expect(Rows(page)).ToHaveCountAsync(calls.Length + 1);
        await Expect(Rows(page).First).ToContainTextAsync("Running");
        await DeliverAsync(CallOf("call_ended", agentId, callId, minutesAgo: 0));
        await Expect(Rows(page).First).ToContainTextAsync("Answered");
        await Expect(Rows(page).First).ToContainTextAsync("2 min");
        await Expect(Rows(page)).ToHaveCountAsync(calls.Length + 1);
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        visitor.AssertNoFaults();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_pages_are_accessible_and_fit_a_phone(bool dark)
    {
        var (user, _, calls) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser, Screen.Desktop with { Dark = dark });
        var page = visitor.Page;
        await Poll.UntilAsync("the words are in the index", async () => (await user.Browser.GetAsync("/api/calls?q=platypus")).Text.Contains("\"callId\"", StringComparison.Ordinal));
        foreach (var path in new[] { "/calls?direction=inbound&q=platypus", $"/calls/{calls[0]}", $"/calls/{calls[0]}?tab=history", $"/calls/{calls[0]}?tab=raw" })
        {
            await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
            await visitor.GoAsync(path);
            await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Calls" }).Or(page.GetByRole(AriaRole.Tablist))).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Loading")).ToHaveCountAsync(0);
            await page.AssertAccessibleAsync();
            await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
        }

        visitor.AssertNoFaults();
    }

    private static ILocator Rows(IPage page) => page.GetByRole(AriaRole.Table, new() { Name = "Calls" }).Locator("[data-row]");

    /// <summary>Three calls, newest first: one with a conversation, one to a voicemail, a longer one.</summary>
    private async Task<(SignedUp User, string AgentId, string[] Calls)> ClientWithCallsAsync()
    {
        var (user, agentId) = await stack.ClientAsync();
        string[] calls = [StackApi.NewCall(), StackApi.NewCall(), StackApi.NewCall()];
        await DeliverAsync(CallOf("call_ended", agentId, calls[2], minutesAgo: 60, durationMs: 121_000));
        await DeliverAsync(CallOf("call_ended", agentId, calls[1], minutesAgo: 40, reason: "voicemail_reached"));
        await DeliverAsync(CallOf("call_ended", agentId, calls[0], minutesAgo: 20, durationMs: 30_000, conversation: true));
        return (user, agentId, calls);
    }

    private async Task DeliverAsync(string body)
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(body);
        Assert.True(answer.Status is 200 or 201, answer.ToString());
    }

    private static string CallOf(
        string eventName, string agentId, string callId, int minutesAgo, long durationMs = RetellBody.DurationMs, string reason = "user_hangup", bool conversation = false)
    {
        var call = RetellBody.Call(agentId, callId, durationMs);
        var start = DateTimeOffset.UtcNow.AddMinutes(-minutesAgo).ToUnixTimeMilliseconds();
        call["start_timestamp"] = start;
        call["end_timestamp"] = start + durationMs;
        call["disconnection_reason"] = reason;
        if (conversation)
        {
            call["recording_url"] = Recording.Address;
            call["transcript"] = "Agent: How can I help?\nUser: I lost my platypus.\n";
            call["transcript_with_tool_calls"] = new JsonArray(
                Turn("agent", "How can I help?", 0.5),
                new JsonObject { ["role"] = "tool_call_invocation", ["tool_call_id"] = "t1", ["name"] = "find_slots", ["arguments"] = "{}" },
                new JsonObject { ["role"] = "tool_call_result", ["tool_call_id"] = "t1", ["content"] = "none" },
                Turn("user", "I lost my platypus.", 12.2));
        }

        if (eventName == "call_started")
        {
            foreach (var name in new[] { "end_timestamp", "duration_ms", "disconnection_reason", "transcript", "recording_url" }) call.Remove(name);
            call["call_status"] = "ongoing";
        }

        return RetellBody.Envelope(eventName, call);
    }

    private static JsonObject Turn(string role, string text, double at) => new()
    {
        ["role"] = role,
        ["content"] = text,
        ["words"] = new JsonArray(new JsonObject { ["word"] = text, ["start"] = at, ["end"] = at + 1.5 }),
    };
}
