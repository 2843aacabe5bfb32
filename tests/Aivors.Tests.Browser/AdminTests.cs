using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

public sealed class AdminTests(Chromium chromium, RunningStack stack)
{
    [Fact]
    public async Task An_admins_whole_day()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync(40);
        var (lostAgent, lostCall) = (StackApi.NewAgent(), StackApi.NewCall());
        await DeliverAsync(RetellBody.Ended(agentId, StackApi.NewCall()));
        await DeliverAsync(RetellBody.Ended(lostAgent, lostCall), Unowned);
        await using var visitor = await Visitor.OpenAsync(chromium, api.Address);
        var page = visitor.Page;

        await visitor.GoAsync("/admin/tenants");
        await page.GetByLabel("E-mail").FillAsync(api.AdminEmail);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(api.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(Heading(page, "Tenants")).ToBeVisibleAsync();

        // A tenant is found, gets credits, and its balance is put right.
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search tenants" }).FillAsync(user.Email);
        await Expect(page).ToHaveURLAsync(new Regex("search="));
        await Expect(Rows(page, "Tenants")).ToHaveCountAsync(1);
        await page.GetByText(user.Email).ClickAsync();
        await Expect(Heading(page, "Test Person")).ToBeVisibleAsync();
        await Expect(Balance(page)).ToContainTextAsync("38 min");
        await page.GetByRole(AriaRole.Button, new() { Name = "Grant credits" }).ClickAsync();
        await FillCreditsAsync(page, "100", "welcome back", "Grant");
        await Expect(Balance(page)).ToContainTextAsync("138 min");
        await page.GetByRole(AriaRole.Button, new() { Name = "Adjust", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Take minutes" }).ClickAsync();
        await FillCreditsAsync(page, "8", "counted twice", "Adjust");
        await Expect(Balance(page)).ToContainTextAsync("130 min");

        // It is suspended, and works again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(page.GetByText("Workflows are told to stop.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Activate" }).First.ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Activate" }).ClickAsync();
        await Expect(page.GetByText("Workflows are told to stop.")).ToHaveCountAsync(0);

        // Its pages, as the client sees them: marked, and back.
        await page.GetByRole(AriaRole.Link, new() { Name = "View as the client" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/view/{user.UserId}/overview"));
        var banner = page.GetByRole(AriaRole.Region, new() { Name = "Viewed client" });
        await Expect(banner).ToContainTextAsync("as this client does");
        await banner.GetByRole(AriaRole.Link, new() { Name = "Leave" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/tenants/[0-9a-f-]{36}$"));

        // What nobody owns is discarded, found among the deliveries, and replayed.
        await visitor.GoAsync("/admin/quarantine");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Discard {lostAgent}" }).ClickAsync();
        await Dialog(page).GetByLabel("Reason").FillAsync("not a client of ours");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByText(lostAgent)).ToHaveCountAsync(0);
        await visitor.GoAsync("/admin/deliveries");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Agent id" }).FillAsync(lostAgent);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Verdict" }).SelectOptionAsync("rejected");
        await Expect(page).ToHaveURLAsync(new Regex($"(?=.*verdict=rejected)(?=.*agentId={lostAgent})"));
        await Expect(Rows(page, "Deliveries")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Replay {lostCall}" }).ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Verdict" }).SelectOptionAsync("quarantined");
        await Expect(Rows(page, "Deliveries")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Rows(page, "Deliveries").First.PressAsync("Enter");
        await Expect(Dialog(page).GetByRole(AriaRole.Heading, new() { Name = "The call's history" })).ToBeVisibleAsync();
        await Expect(Dialog(page).GetByText("Placed nowhere so far.")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        // The audit log has it all; the system is up.
        await visitor.GoAsync("/admin/audit");
        foreach (var (name, label) in AuditedToday)
        {
            await page.GetByRole(AriaRole.Combobox, new() { Name = "Event" }).SelectOptionAsync(name);
            await Expect(Rows(page, "Events").GetByText(label).First).ToBeVisibleAsync();
            await Expect(Rows(page, "Events").GetByText("You", new() { Exact = true }).First).ToBeVisibleAsync();
        }

        await visitor.GoAsync("/admin/system");
        await Expect(Rows(page, "Silos").GetByText("Active").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Postgres" })).ToBeVisibleAsync();
        var books = page.GetByRole(AriaRole.Region, new() { Name = "Books" });
        await books.GetByRole(AriaRole.Button, new() { Name = "Verify the books" }).ClickAsync();
        await Expect(books).ToContainTextAsync(new Regex("tenants without a finding.*by an admin"), new() { Timeout = 30_000 });
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_client_on_an_admins_page_gets_nowhere()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        foreach (var path in Paths)
        {
            await visitor.GoAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is nothing at this address");
        }

        visitor.AssertNoFaults();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_pages_are_accessible_and_fit_a_phone(bool dark)
    {
        var (user, agentId) = await stack.ClientAsync();
        await DeliverAsync(RetellBody.Ended(agentId, StackApi.NewCall()));
        await DeliverAsync(RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall()), Unowned);
        var admin = await stack.AdminAsync();
        var tenantId = (await admin.GetAsync($"/api/admin/tenants?search={user.Email}")).At("data.tenants")[0].GetProperty("tenantId").GetString();
        await using var visitor = await Visitor.SignedInAsync(chromium, admin, Screen.Desktop with { Dark = dark });
        var page = visitor.Page;
        foreach (var path in Paths.Append($"/admin/tenants/{tenantId}").Append("/admin/quarantine?tab=claims"))
        {
            await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
            await visitor.GoAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Status, new() { Name = "Loading" })).ToHaveCountAsync(0);
            await page.AssertAccessibleAsync();
            await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
        }

        visitor.AssertNoFaults();
    }

    private static readonly string[] Paths =
        ["/admin/tenants", "/admin/quarantine", "/admin/deliveries", "/admin/reconciliation", "/admin/audit", "/admin/system"];

    private static readonly (string Name, string Label)[] AuditedToday =
    [
        ("credits_granted", "Credits granted"), ("credits_adjusted", "Credits adjusted"), ("tenant_changed", "Tenant changed"),
        ("tenant_viewed", "Tenant viewed"), ("quarantine_discarded", "Quarantine discarded"), ("delivery_replayed", "Delivery replayed"),
    ];

    private static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = new Regex(name) });

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static ILocator Balance(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "In short" });

    private static ILocator Rows(IPage page, string table) => page.GetByRole(AriaRole.Table, new() { Name = table }).Locator("[data-row]");

    private static async Task FillCreditsAsync(IPage page, string minutes, string reason, string action)
    {
        await Dialog(page).GetByLabel("Minutes", new() { Exact = true }).FillAsync(minutes);
        await Dialog(page).GetByLabel("Reason").FillAsync(reason);
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await Expect(Dialog(page)).ToHaveCountAsync(0);
    }

    // n8n's door says 400 for an agent that nobody owns, and keeps the delivery in quarantine.
    private const int Unowned = 400;

    private async Task DeliverAsync(string body, int status = 201) =>
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(body), status);
}
