using System.Text.RegularExpressions;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aivors.Tests.Browser;

/// <summary>What a client goes through from the first page on, and what must not be lost on the way.</summary>
public sealed class JourneyTests(Chromium chromium, RunningStack stack)
{
    [Fact]
    public async Task Signing_up_and_connecting_an_agent_is_all_it_takes_to_see_a_call_come_in()
    {
        var api = await stack.ApiAsync();
        await using var visitor = await Visitor.OpenAsync(chromium, api.Address);
        var page = visitor.Page;
        await visitor.GoAsync("/sign-up");
        await page.GetByLabel("Name").FillAsync("Ada Client");
        await page.GetByLabel("E-mail").FillAsync(StackApi.NewEmail());
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SignedUp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the account" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Connect an agent" }).ClickAsync();

        var agentId = StackApi.NewAgent();
        await page.GetByLabel("Agent id").FillAsync(agentId);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Online").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/overview"));
        await DeliverAsync(agentId);

        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Latest calls" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task Whose_session_ends_comes_back_to_the_same_place_after_signing_in()
    {
        var (user, _) = await stack.ClientAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        await visitor.GoAsync("/calls?outcome=answered");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Calls", Level = 1 })).ToBeVisibleAsync();

        await using (var revoke = (await stack.OwnerAsync()).CreateCommand("update refresh_tokens set revoked_at = now() where user_id = $1"))
        {
            revoke.Parameters.AddWithValue(Guid.Parse(user.UserId));
            await revoke.ExecuteNonQueryAsync();
        }

        // The stream learns of it by itself, and the page with it.
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"), new() { Timeout = 30_000 });
        await page.GetByLabel("E-mail").FillAsync(user.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(SignedUp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/calls\?outcome=answered"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Calls", Level = 1 })).ToBeVisibleAsync();
        visitor.AssertNoFaults();
    }

    [Fact]
    public async Task A_stream_that_broke_off_goes_on_where_it_ended()
    {
        var (user, agentId) = await stack.ClientAsync();
        await using var visitor = await Visitor.SignedInAsync(chromium, user.Browser);
        var page = visitor.Page;
        var first = page.WaitForResponseAsync(response => response.Url.Contains("/api/live", StringComparison.Ordinal));
        await visitor.GoAsync("/overview");
        await first;
        await DeliverAsync(agentId);
        var calls = page.GetByRole(AriaRole.List, new() { Name = "Latest calls" }).GetByRole(AriaRole.Listitem);
        await Expect(calls).ToHaveCountAsync(1);

        await visitor.Context.SetOfflineAsync(true);
        await DeliverAsync(agentId);
        await DeliverAsync(agentId);
        var resumed = page.WaitForRequestAsync(new Regex(@"/api/live\?.*lastEventId=\d+"));
        await visitor.Context.SetOfflineAsync(false);

        await resumed;
        await Expect(calls).ToHaveCountAsync(3);
        await Expect(page.GetByTestId("credits-left")).ToHaveTextAsync("94");
    }

    private async Task DeliverAsync(string agentId) =>
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
}
