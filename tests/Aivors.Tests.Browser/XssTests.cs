using System.Text.Json;
using System.Text.Json.Nodes;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

/// <summary>Whatever a webhook brings is shown as the text that it is.</summary>
public sealed class XssTests(Chromium chromium, RunningStack stack)
{
    private const long StartMs = 1_790_000_000_000;

    // Nothing stored has a NUL: Postgres takes none.
    private static readonly string[] Shown = [.. HostileStrings.All.Select(text => text.Replace("\0", "", StringComparison.Ordinal))];

    [Fact]
    public void There_are_a_hundred_and_no_two_alike()
    {
        Assert.Equal(100, HostileStrings.All.Count);
        Assert.Equal(100, HostileStrings.All.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Hostile_texts_in_a_call_are_shown_as_they_are()
    {
        var (user, agentId) = await stack.ClientAsync(1_000);
        var callId = StackApi.NewCall();
        await DeliverAsync(WholeCall(agentId, callId));
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        var alarms = await AlarmsAsync(page);
        await visitor.GoAsync($"/calls/{callId}");

        var turns = page.GetByRole(AriaRole.List, new() { Name = "Conversation" }).GetByRole(AriaRole.Listitem);
        await Expect(turns).ToHaveCountAsync(101);
        Assert.Empty(Shown.Except(await TextsAsync(page, "ol[aria-label='Conversation'] li p"), StringComparer.Ordinal));
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => { one.open = true })");
        Assert.Contains(Shown[0], await TextsAsync(page, "ol[aria-label='Conversation'] summary span"));

        var values = await TextsAsync(page, "dl dd");
        var names = await TextsAsync(page, "dl dt");
        Assert.Empty(Shown.Except(values, StringComparer.Ordinal));
        Assert.Empty(Shown.Select((text, index) => $"a{index} {text}").Except(names, StringComparer.Ordinal));
        Assert.Empty(Shown.Select((text, index) => $"m{index} {text}").Except(names, StringComparer.Ordinal));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Shown[12]);
        Assert.Contains(Shown[14], await TextsAsync(page, "section p"));

        // Addresses that are no web addresses lead nowhere and play nothing.
        await Expect(page.Locator("main a[href^='javascript' i], main a[href^='data' i]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Play the recording" })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Raw data" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Raw data" })).ToContainTextAsync(Shown[0]);
        await page.GetByRole(AriaRole.Tab, new() { Name = "History" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Deliveries" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await AssertNothingRanAsync(visitor, alarms);
    }

    [Fact]
    public async Task Hostile_texts_in_the_list_are_shown_as_they_are()
    {
        var (user, agentId) = await stack.ClientAsync(1_000);
        foreach (var (text, index) in HostileStrings.All.Select((text, index) => (text, index))) await DeliverAsync(ListedCall(agentId, text, index));
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser, Screen.Desktop with { Width = 3_000, Height = 5_200 });
        var page = visitor.Page;
        var alarms = await AlarmsAsync(page);
        await visitor.GoAsync("/calls");

        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(101);
        var cells = await TextsAsync(page, "[role=cell]");
        // Number, agent's name and summary of each: nothing of them is taken away or added, but that a number is stored up to its 64th sign.
        Assert.All(Shown, text => Assert.Equal(3, cells.Count(cell => cell == text || (cell.Length == 64 && text.StartsWith(cell, StringComparison.Ordinal)))));

        await visitor.GoAsync($"/calls?q=pwned&outcome={Uri.EscapeDataString(Shown[0])}&agentId={Uri.EscapeDataString(Shown[4])}");
        await Expect(page.GetByRole(AriaRole.Search).GetByText(Shown[4], new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Search).GetByText(Shown[0], new() { Exact = true })).ToBeVisibleAsync();
        await AssertNothingRanAsync(visitor, alarms);
    }

    /// <summary>All hundred as turns, values of the analysis, metadata; some as names, numbers, tools and addresses.</summary>
    private static string WholeCall(string agentId, string callId)
    {
        var all = HostileStrings.All;
        var turns = new JsonArray([.. all.Select((text, index) => (JsonNode)new JsonObject
        {
            ["role"] = index % 2 == 0 ? "agent" : "user",
            ["content"] = text,
            ["words"] = new JsonArray(new JsonObject { ["word"] = text, ["start"] = index, ["end"] = index + 0.5 }),
        })]);
        turns.Add(new JsonObject { ["role"] = "tool_call_invocation", ["tool_call_id"] = all[2], ["name"] = all[0], ["arguments"] = all[1] });
        turns.Add(new JsonObject { ["role"] = "tool_call_result", ["tool_call_id"] = all[2], ["content"] = all[3] });
        var call = RetellBody.Call(agentId, callId);
        call["agent_name"] = all[11];
        call["from_number"] = all[12];
        call["to_number"] = all[13];
        call["transcript"] = string.Join('\n', all.Select(text => $"Agent: {text}"));
        call["transcript_with_tool_calls"] = turns;
        call["metadata"] = Named("m");
        call["retell_llm_dynamic_variables"] = Named("v");
        call["recording_url"] = "javascript:window.pwned=101";
        call["public_log_url"] = "data:text/html,<script>window.pwned=102</script>";
        call["disconnection_reason"] = all[15];
        call["transfer_destination"] = all[16];
        call["call_analysis"] = new JsonObject
        {
            ["call_summary"] = all[14],
            ["user_sentiment"] = all[17],
            ["custom_analysis_data"] = Named("a"),
        };
        return RetellBody.Envelope("call_analyzed", call);

        JsonObject Named(string prefix) => new(all.Select((text, index) => KeyValuePair.Create<string, JsonNode?>($"{prefix}{index} {text}", text)));
    }

    private static string ListedCall(string agentId, string text, int index)
    {
        var call = RetellBody.Call(agentId, StackApi.NewCall());
        call["agent_name"] = text;
        call["from_number"] = text;
        call["transcript"] = $"User: {text}";
        call["start_timestamp"] = StartMs + (index * 1000);
        call["call_analysis"] = new JsonObject { ["call_summary"] = text };
        return RetellBody.Envelope("call_analyzed", call);
    }

    private async Task DeliverAsync(string body)
    {
        var answer = await (await stack.ApiAsync()).PostDeliveryAsync(body);
        Assert.True(answer.Status is 200 or 201, answer.ToString());
    }

    private static async Task<string[]> TextsAsync(IPage page, string selector) => JsonSerializer.Deserialize<string[]>(
        await page.EvaluateAsync<string>("selector => JSON.stringify([...document.querySelectorAll(selector)].map(one => one.textContent))", selector))!;

    /// <summary>Fills with whatever a script, or a policy that stopped one, lets be seen.</summary>
    private static async Task<List<string>> AlarmsAsync(IPage page)
    {
        List<string> alarms = [];
        page.Dialog += (_, dialog) =>
        {
            alarms.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/api/csp-reports", StringComparison.Ordinal)) alarms.Add($"report: {request.PostData}");
        };
        await page.AddInitScriptAsync("window.violations = []; document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective + ' ' + event.blockedURI))");
        return alarms;
    }

    private static async Task AssertNothingRanAsync(Visitor visitor, List<string> alarms)
    {
        Assert.Equal("none []", await visitor.Page.EvaluateAsync<string>("String(window.pwned ?? {}.pwned ?? 'none') + ' ' + JSON.stringify(window.violations)"));
        Assert.Empty(alarms);
        visitor.AssertNoFaults();
    }
}
