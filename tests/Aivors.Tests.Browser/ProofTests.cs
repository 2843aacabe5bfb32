using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

/// <summary>Agents that are connected only to who controls them: by a key of the client's own, or by an admin's word.</summary>
public sealed class ProofTests(Chromium chromium, RunningStack stack, ProofApi proof) : IClassFixture<ProofApi>
{
    private const string Earlier = "https://n8n.example.test/webhook/1";

    [Fact]
    public async Task A_claim_waits_until_an_admin_approves_or_refuses_it()
    {
        var user = await proof.Api.SignUpAsync();
        var (wanted, unwanted) = (StackApi.NewAgent(), StackApi.NewAgent());
        await using var client = await Visitor.SignedInAsync(chromium, user.Browser);
        await using var admin = await Visitor.SignedInAsync(chromium, await proof.Api.SignInAdminAsync());
        await client.GoAsync("/integrations");
        var card = Card(client.Page);
        foreach (var agentId in new[] { unwanted, wanted })
        {
            await ConnectAsync(card, agentId);
            await Expect(card.GetByText("waits for approval")).ToContainTextAsync(agentId);
        }

        await admin.GoAsync("/admin/quarantine?tab=claims");
        await DecideAsync(admin.Page, "Refuse", unwanted);
        await DecideAsync(admin.Page, "Approve", wanted);
        await admin.Page.GetByRole(AriaRole.Radio, new() { Name = "Refused" }).ClickAsync();
        await Expect(Claims(admin.Page).Filter(new() { HasText = unwanted })).ToHaveCountAsync(1);

        // The client's open page hears of it.
        await Expect(card.GetByText("Online", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.List, new() { Name = "Connected agents" })).ToContainTextAsync(wanted);
        await Expect(card.GetByText("waits for approval")).ToHaveCountAsync(0);
        client.AssertNoFaults();
        admin.AssertNoFaults();
    }

    [Fact]
    public async Task A_key_of_ones_own_connects_an_agent_and_sets_its_webhook_address()
    {
        var user = await proof.Api.SignUpAsync();
        var (agentId, key) = (StackApi.NewAgent(), $"key_{Guid.NewGuid():N}");
        var workspace = (await stack.RetellAsync()).AddWorkspace(key);
        workspace.AddAgent(agentId, Earlier);
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        await visitor.GoAsync("/integrations");
        var (page, card) = (visitor.Page, Card(visitor.Page));
        var field = page.GetByLabel("API key", new() { Exact = true });
        await field.FillAsync("key_of_nobody");
        await field.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("key");
        await field.FillAsync(key);
        await field.PressAsync("Enter");
        await Expect(page.GetByText($"••••{key[^4..]}")).ToBeVisibleAsync();

        await ConnectAsync(card, agentId);
        await Expect(card.GetByText("Online", new() { Exact = true })).ToBeVisibleAsync();
        var set = card.GetByRole(AriaRole.Button, new() { Name = $"Set webhook of {agentId}" });
        await set.ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Leave as it is" })).ToBeFocusedAsync();
        await page.AssertAccessibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Set address" }).ClickAsync();
        await Expect(card.GetByText("The earlier address was")).ToContainTextAsync(Earlier);
        await Expect(set).ToBeFocusedAsync();
        Assert.StartsWith("https://calls.example.com/api/retell/webhook/", workspace.Agents[agentId]["webhook_url"]!.GetValue<string>(), StringComparison.Ordinal);

        // Without the key nobody may set it any more, and the card says why. What was set stays in sight.
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget key" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Forget key" }).ClickAsync();
        await Expect(page.GetByText($"••••{key[^4..]}")).ToHaveCountAsync(0);
        await set.ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Set address" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("No Retell API key is known");
        await Expect(card.GetByText("The earlier address was")).ToContainTextAsync(Earlier);
        visitor.AssertNoFaults();
    }

    private static ILocator Card(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Retell agents" });

    private static ILocator Claims(IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Claims" }).GetByRole(AriaRole.Listitem);

    private static async Task ConnectAsync(ILocator card, string agentId)
    {
        await card.GetByRole(AriaRole.Textbox).FillAsync(agentId);
        await card.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
    }

    private static async Task DecideAsync(IPage page, string decision, string agentId)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"{decision} the claim to {agentId}" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = decision }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Claims(page).Filter(new() { HasText = agentId })).ToHaveCountAsync(0);
    }
}
