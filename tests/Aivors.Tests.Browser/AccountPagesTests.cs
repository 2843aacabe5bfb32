using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

/// <summary>Credits, integrations and settings.</summary>
public sealed class AccountPagesTests(Chromium chromium, RunningStack stack)
{
    private const string NewPassword = "another battery staple";

    [Fact]
    public async Task An_agent_is_connected_and_disconnected()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/integrations");
        var card = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Retell agents" });
        await Expect(card.GetByText("Offline", new() { Exact = true })).ToBeVisibleAsync();

        var agentId = StackApi.NewAgent();
        await card.GetByLabel("Agent id").FillAsync(agentId);
        await card.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Expect(card.GetByText("Online", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.List, new() { Name = "Connected agents" })).ToContainTextAsync(agentId);

        await card.GetByRole(AriaRole.Button, new() { Name = $"Disconnect {agentId}" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Disconnect agent", Exact = true }).ClickAsync();
        await Expect(card.GetByText("Offline", new() { Exact = true })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task An_agent_that_cannot_be_connected_says_why_at_its_field()
    {
        var (_, taken) = await stack.ClientAsync(0);
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/integrations");
        var card = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Retell agents" });
        var field = card.GetByLabel("Agent id");

        await field.FillAsync("agent one");
        await field.PressAsync("Enter");
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("no blanks");
        await field.FillAsync(taken);
        await field.PressAsync("Enter");
        await Expect(card.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This Retell agent is already connected to another account");
        await Expect(field).ToHaveValueAsync(taken);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_test_call_arrives_and_leads_to_its_call()
    {
        var (user, _) = await stack.ClientAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/integrations");
        var page = visitor.Page;
        await Expect(page.GetByText("Nothing arrived yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test call" }).ClickAsync();
        await Expect(page.GetByText("The test call went the whole way.")).ToBeVisibleAsync();
        var deliveries = page.GetByRole(AriaRole.Table, new() { Name = "Deliveries" });
        await Expect(deliveries.GetByText("Recorded")).ToBeVisibleAsync();
        await deliveries.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/calls/test_"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_threshold_is_set()
    {
        var (user, _) = await stack.ClientAsync(50);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/credits");
        var page = visitor.Page;
        var field = page.GetByLabel("Warn below");

        await field.FillAsync("-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("A whole number from 0 to 100,000.")).ToBeVisibleAsync();
        await field.FillAsync("60");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Low", new() { Exact = true })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Warn below")).ToHaveValueAsync("60");
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task The_ledger_is_filtered_by_its_address_and_grows_by_itself()
    {
        var (user, agentId) = await stack.ClientAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/credits?kind=credits");
        var page = visitor.Page;
        var ledger = page.GetByRole(AriaRole.Table, new() { Name = "Ledger" });
        await Expect(ledger.GetByText("Credits added")).ToHaveCountAsync(1);
        await Expect(ledger.GetByText("Agent connected")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Radio, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("kind="));
        await Expect(ledger.GetByText("Agent connected")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV" })).ToHaveAttributeAsync("href", new Regex("^/api/credits/ledger/export\\?from="));

        await Expect(page.GetByTestId("balance")).ToHaveTextAsync("100");
        await page.EvaluateAsync("window.sameDocument = true");
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
        var row = ledger.GetByRole(AriaRole.Row).Filter(new() { HasText = "Call charged" });
        await Expect(row).ToContainTextAsync("-2");
        await Expect(row).ToContainTextAsync("98");
        await Expect(page.GetByTestId("balance")).ToHaveTextAsync("98");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Another_password_signs_the_other_browser_out()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var elsewhere = api.NewBrowser();
        StackApi.Check(await elsewhere.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await using var other = await Visitor.SignedInAsync(chromium, elsewhere);
        await visitor.GoAsync("/settings");
        await other.GoAsync("/credits");
        var page = visitor.Page;
        await Expect(other.Page.GetByTestId("balance")).ToBeVisibleAsync();
        var sessions = page.GetByRole(AriaRole.List, new() { Name = "Sessions" }).GetByRole(AriaRole.Listitem);
        await Expect(sessions).ToHaveCountAsync(2);

        await page.GetByLabel("Current password", new() { Exact = true }).FillAsync("not the one");
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Expect(page.GetByText("The current password is not right.")).ToBeVisibleAsync();
        await page.GetByLabel("Current password", new() { Exact = true }).FillAsync(SignedUp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();

        await Expect(sessions).ToHaveCountAsync(1);
        await other.GoAsync("/credits");
        await Expect(other.Page).ToHaveURLAsync(new Regex("/sign-in"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_session_is_ended_from_the_list()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var elsewhere = api.NewBrowser();
        StackApi.Check(await elsewhere.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }), 200);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/settings");
        var page = visitor.Page;
        var sessions = page.GetByRole(AriaRole.List, new() { Name = "Sessions" }).GetByRole(AriaRole.Listitem);
        await Expect(sessions).ToHaveCountAsync(2);
        await Expect(page.GetByText("This session")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^End: ") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End session" }).ClickAsync();
        await Expect(sessions).ToHaveCountAsync(1);
        Assert.Equal(401, (await elsewhere.GetAsync("/api/account")).Status);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        visitor.AssertNoFaults();
    }

    [Theory]
    [InlineData("credits", false)]
    [InlineData("credits", true)]
    [InlineData("integrations", false)]
    [InlineData("integrations", true)]
    [InlineData("settings", false)]
    [InlineData("settings", true)]
    public async Task The_page_is_accessible_and_fits_a_phone(string name, bool dark)
    {
        var (user, agentId) = await stack.ClientAsync();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser, Screen.Desktop with { Dark = dark });
        await visitor.GoAsync($"/{name}");
        var page = visitor.Page;
        var last = name switch
        {
            "credits" => page.GetByRole(AriaRole.Table, new() { Name = "Ledger" }),
            "integrations" => page.GetByRole(AriaRole.Table, new() { Name = "Deliveries" }),
            _ => page.GetByRole(AriaRole.List, new() { Name = "Sessions" }),
        };
        await Expect(last).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        visitor.AssertNoFaults();
    }
}
