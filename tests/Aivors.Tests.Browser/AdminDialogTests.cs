using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

/// <summary>What an admin does in windows of its own, and what becomes of it.</summary>
public sealed class AdminDialogTests(Chromium chromium, RunningStack stack)
{
    [Fact]
    public async Task A_tenant_is_opened_and_changed_and_its_user_signs_in()
    {
        var (email, api) = (StackApi.NewEmail(), await stack.ApiAsync());
        await using var visitor = await Visitor.SignedInAsync(chromium, await stack.AdminAsync());
        await visitor.GoAsync("/admin/tenants");
        var (page, dialog) = (visitor.Page, Dialog(visitor.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "New tenant" }).ClickAsync();
        await dialog.GetByLabel("Company").FillAsync("Bright Dental");
        await dialog.GetByLabel("E-mail address").FillAsync(api.AdminEmail);
        await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(SignedUp.Password);
        await dialog.GetByLabel("Minutes to begin with").FillAsync("60");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open tenant" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("E-mail address").FillAsync(email);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open tenant" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Bright Dental");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "In short" })).ToContainTextAsync("60 min");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Brighter Dental");
        await dialog.GetByLabel("Low-balance threshold in minutes").FillAsync("90");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Brighter Dental");
        await Expect(page.GetByText(new Regex("^90 mins?$"))).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Sign out .* everywhere$") }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByText("The user is signed out everywhere.", new() { Exact = true })).ToBeVisibleAsync();

        // "Leave" leads back to where the view began.
        var tenantPath = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "View as the client" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/view/"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Leave" })).ToHaveAttributeAsync("href", tenantPath);
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Brighter Dental");
        StackApi.Check(await api.NewBrowser().PostAsync("/api/auth/login", new { email, password = SignedUp.Password }), 200);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task What_waits_for_an_agent_is_released_on_a_phone_and_charged()
    {
        var (user, agentId) = await ClientOfWaitingCallAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, await stack.AdminAsync(), Screen.Phone);
        await visitor.GoAsync("/admin/quarantine");
        var (page, dialog) = (visitor.Page, Dialog(visitor.Page));
        var release = page.GetByRole(AriaRole.Button, new() { Name = $"Release {agentId}" });
        await Expect(release).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Discard {agentId}" })).ToBeVisibleAsync();
        await release.ScrollIntoViewIfNeededAsync();
        var box = await release.BoundingBoxAsync();
        Assert.InRange(box!.X + box.Width, 0, Screen.Phone.Width);
        await release.ClickAsync();
        await Expect(dialog).ToContainTextAsync(new Regex("at most 2 mins? for 1 call"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await Expect(page.GetByText(agentId)).ToHaveCountAsync(0);
        await AssertChargedAsync(user);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_range_of_deliveries_is_replayed_and_charged()
    {
        var (user, agentId) = await ClientOfWaitingCallAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, await stack.AdminAsync());
        await visitor.GoAsync($"/admin/deliveries?agentId={agentId}");
        var (page, dialog) = (visitor.Page, Dialog(visitor.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay a range" }).ClickAsync();
        await Expect(dialog.GetByLabel("Agent id")).ToHaveValueAsync(agentId);
        // days of the browser's zone: one on either side, should midnight pass meanwhile
        await dialog.GetByLabel("First day").FillAsync(Day(-1));
        await dialog.GetByLabel("Last day").FillAsync(Day(1));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Expect(page.GetByText("1 delivery is taken up.", new() { Exact = true })).ToBeVisibleAsync();
        await AssertChargedAsync(user);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Deliveries" }).GetByText("Recorded")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        // From the delivery to the call, as its client sees it.
        await page.GetByRole(AriaRole.Table, new() { Name = "Deliveries" }).Locator("[data-row]").First.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Open the call as the client" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/view/{user.UserId}/calls/call_"));
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_run_is_started_and_fills_what_was_lost()
    {
        var (user, agentId, key) = (await (await stack.ApiAsync()).SignUpAsync(), StackApi.NewAgent(), $"key_{Guid.NewGuid():N}");
        var workspace = (await stack.RetellAsync()).AddWorkspace(key);
        workspace.AddAgent(agentId);
        StackApi.Check(await user.Browser.PutAsync("/api/retell/workspace", new { apiKey = key }), 200);
        await StackApi.ConnectAgentAsync(user, agentId);
        await using (var earlier = (await stack.OwnerAsync()).CreateCommand("update agent_bindings set from_at = now() - interval '1 day' where agent_id = $1"))
        {
            earlier.Parameters.AddWithValue(agentId);
            await earlier.ExecuteNonQueryAsync();
        }

        var callId = StackApi.NewCall();
        workspace.AddCall(callId, agentId, DateTimeOffset.UtcNow.AddMinutes(-90));
        var workspaceId = await stack.ScalarAsync<Guid>(
            "select workspace_id from workspaces w join users u using (tenant_id) where u.user_id = $1", Guid.Parse(user.UserId));
        await using var visitor = await Visitor.SignedInAsync(chromium, await stack.AdminAsync());
        await visitor.GoAsync("/admin/reconciliation");
        var (page, dialog) = (visitor.Page, Dialog(visitor.Page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();
        await dialog.GetByLabel("Workspace id").FillAsync($"{Guid.NewGuid()}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Workspace id").FillAsync($"{workspaceId}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();

        await Expect(dialog).ToContainTextAsync("1 filled", new() { Timeout = 30_000 });
        await Expect(dialog).ToContainTextAsync(callId);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Runs" }).GetByText("1 filled").First).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static string Day(int from) => DateTime.UtcNow.AddDays(from).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A client whose agent had a call before it was connected; without a key nothing releases it.</summary>
    private async Task<(SignedUp User, string AgentId)> ClientOfWaitingCallAsync()
    {
        var (user, _) = await stack.ClientAsync();
        var agentId = StackApi.NewAgent();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 400);
        await StackApi.ConnectAgentAsync(user, agentId);
        return (user, agentId);
    }

    private static Task AssertChargedAsync(SignedUp user) => Poll.UntilAsync(
        "the call is charged", async () => (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining") == 98);
}
