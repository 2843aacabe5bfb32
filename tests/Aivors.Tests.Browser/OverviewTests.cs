using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

public sealed class OverviewTests(Chromium chromium, RunningStack stack, ITestOutputHelper output)
{
    // What a reader is promised is a second; a machine that builds and tests at the same time gets three.
    private static readonly LocatorAssertionsToHaveTextOptions Soon = new() { Timeout = 3_000 };

    [Fact]
    public async Task Who_just_signed_up_is_told_what_to_do_next()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/overview");
        var page = visitor.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Get started" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Connect an agent" })).ToHaveAttributeAsync("href", "/integrations");
        await Expect(page.GetByText("No credits yet")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_webhook_changes_every_number_without_a_reload_and_nobody_elses()
    {
        var (user, agentId) = await stack.ClientAsync();
        var (other, _) = await stack.ClientAsync(70);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await using var neighbour = await Visitor.SignedInAsync(chromium, other.Browser);
        await visitor.GoAsync("/overview");
        await neighbour.GoAsync("/overview");
        var page = visitor.Page;
        await Expect(CreditsOf(page)).ToHaveTextAsync("100");
        await Expect(CreditsOf(neighbour.Page)).ToHaveTextAsync("70");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Get started" })).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        var (first, second) = (StackApi.NewCall(), StackApi.NewCall());
        await DeliverAsync(Now("call_started", agentId, first));
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Calls running now" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new Regex(@"^\d+:\d\d$"));
        await Expect(CallsToday(page)).ToHaveTextAsync("1");

        await DeliverAsync(Now("call_ended", agentId, second));
        var since = Stopwatch.GetTimestamp();
        await Expect(CreditsOf(page)).ToHaveTextAsync("98", Soon);
        var balance = Stopwatch.GetElapsedTime(since);
        await Expect(CallsToday(page)).ToHaveTextAsync("2", Soon);
        var counters = Stopwatch.GetElapsedTime(since);
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Latest calls" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        var list = Stopwatch.GetElapsedTime(since);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"after the webhook's answer: balance {balance.TotalMilliseconds:0} ms, counters {counters.TotalMilliseconds:0} ms, list {list.TotalMilliseconds:0} ms"));

        await DeliverAsync(Now("call_ended", agentId, first));
        await Expect(page.GetByText("No call right now")).ToBeVisibleAsync(new() { Timeout = 3_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));

        await Expect(CreditsOf(neighbour.Page)).ToHaveTextAsync("70");
        await Expect(neighbour.Page.GetByRole(AriaRole.Heading, new() { Name = "Get started" })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
        neighbour.AssertNoFaults();
    }

    [Fact]
    public async Task Numbers_say_how_they_are_reckoned_and_lead_to_their_calls()
    {
        var (user, agentId) = await ClientWithCallsAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync($"/overview?period=7d&agentId={agentId}");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "How Voicemail rate is computed" }).HoverAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Voicemail rate" })).ToContainTextAsync("divided by all calls with an outcome");

        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Voicemail rate: 0%") });
        await Expect(link).ToHaveAttributeAsync("href", new Regex($"^/calls\\?.*from=.*to=.*agentId={agentId}.*outcome=voicemail"));

        // The hour of the calls, reached by keyboard alone: one Tab stop, then the arrows.
        await page.Locator("[data-cell][tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("[data-cell='2-1']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-cell='2-1']")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GetByRole(AriaRole.Radio, new() { Name = "Today" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("period=today"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Calls per hour" })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_is_accessible_and_fits_a_phone(bool dark)
    {
        var (user, agentId) = await ClientWithCallsAsync();
        await DeliverAsync(Now("call_started", agentId, StackApi.NewCall()));
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser, Screen.Desktop with { Dark = dark });
        await visitor.GoAsync("/overview");
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Calls running now" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Latest calls" })).ToBeVisibleAsync();
        await Expect(CallsToday(page)).ToHaveTextAsync("3");
        await page.AssertAccessibleAsync();

        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        visitor.AssertNoFaults();
    }

    private static ILocator CreditsOf(IPage page) => page.GetByTestId("credits-left");

    private static ILocator CallsToday(IPage page) => page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Calls today: ") });

    private async Task DeliverAsync(string body)
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(body);
        Assert.True(answer.Status is 200 or 201, answer.ToString());
    }

    private async Task<(SignedUp User, string AgentId)> ClientWithCallsAsync()
    {
        var client = await stack.ClientAsync();
        foreach (var callId in new[] { StackApi.NewCall(), StackApi.NewCall() })
        {
            await DeliverAsync(Now("call_ended", client.AgentId, callId));
        }

        return client;
    }

    /// <summary>An event of a call that began a moment ago: the page is about today.</summary>
    private static string Now(string eventName, string agentId, string callId)
    {
        var call = RetellBody.Call(agentId, callId);
        var start = DateTimeOffset.UtcNow.AddSeconds(-2).ToUnixTimeMilliseconds();
        call["start_timestamp"] = start;
        call["end_timestamp"] = start + RetellBody.DurationMs;
        if (eventName == "call_started")
        {
            foreach (var name in new[] { "end_timestamp", "duration_ms", "disconnection_reason", "transcript", "recording_url" }) call.Remove(name);
            call["call_status"] = "ongoing";
        }

        return RetellBody.Envelope(eventName, (JsonNode)call);
    }
}
