using System.Globalization;
using Aivors.Testing.Stack;
using Aivors.Tests.Browser.Driving;
using Microsoft.Playwright;
using Npgsql;

namespace Aivors.Tests.Browser;

/// <summary>
/// Takes a picture of every page, light, dark and as wide as a phone, into the folder that <c>AIVORS_PICTURES</c> names, to be looked at:
/// <c>AIVORS_PICTURES=/tmp/pictures dotnet run --project tests/Aivors.Tests.Browser -- -explicit only -class '*PagePictures'</c>.
/// Some of them are kept under <c>docs/images</c>.
/// </summary>
public sealed class PagePictures(Chromium chromium, RunningStack stack)
{
    // n8n's door says 400 for an agent that nobody owns, and keeps the delivery in quarantine.
    private const int Unowned = 400;

    private static readonly (string Name, long Minutes)[] Clients =
        [("Bright Dental", 480), ("Hartley & Sons Roofing", 60), ("Café Lumière", 0), ("North Pier Hotel", 2_400), ("Vet24", 12)];

    private static readonly (string Name, Screen Screen)[] Screens =
        [("light", Screen.Desktop), ("dark", Screen.Desktop with { Dark = true }), ("phone", Screen.Phone)];

    [Fact(Explicit = true)]
    public async Task Every_page()
    {
        var folder = Environment.GetEnvironmentVariable("AIVORS_PICTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "AIVORS_PICTURES names no folder.");
        Directory.CreateDirectory(folder!);
        var (tenant, admin) = (await BusyClientAsync(), await stack.AdminAsync());
        await OtherClientsAsync(admin);
        var tenantId = (await admin.GetAsync($"/api/admin/tenants?search={tenant.User.Email}")).At("data.tenants")[0].GetProperty("tenantId").GetString();
        (string Name, string Path, ApiClient Browser)[] pages =
        [
            ("overview", "/overview", tenant.User.Browser), ("calls", "/calls?q=appointment", tenant.User.Browser),
            ("call", $"/calls/{tenant.CallId(tenant.Count - 5)}", tenant.User.Browser), ("credits", "/credits", tenant.User.Browser),
            ("integrations", "/integrations", tenant.User.Browser), ("settings", "/settings", tenant.User.Browser),
            ("admin-tenants", "/admin/tenants", admin), ("admin-tenant", $"/admin/tenants/{tenantId}", admin),
            ("admin-view", $"/view/{tenant.User.UserId}/overview", admin), ("admin-quarantine", "/admin/quarantine", admin),
            ("admin-deliveries", "/admin/deliveries", admin), ("admin-reconciliation", "/admin/reconciliation", admin),
            ("admin-audit", "/admin/audit", admin), ("admin-system", "/admin/system", admin),
        ];
        foreach (var (look, screen) in Screens)
        {
            foreach (var (name, path, browser) in pages)
            {
                await using var visitor = await Visitor.SignedInAsync(chromium, browser, screen);
                await visitor.GoAsync(path);
                await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await Assertions.Expect(visitor.Page.Locator("main .animate-pulse.bg-hover")).ToHaveCountAsync(0);
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{name}-{look}.png"), FullPage = true });
                visitor.AssertNoFaults();
            }
        }
    }

    private async Task<TenantOfSize> BusyClientAsync()
    {
        var owner = await stack.OwnerAsync();
        var tenant = await TenantOfSize.CreateAsync(await stack.ApiAsync(), await stack.AdminAsync(), owner, 4_000);
        await using var rename = owner.CreateCommand(
            "with u as (update users set name = 'Maria Lindgren' where user_id = $1 returning tenant_id) update tenants set name = 'Lindgren Physio' from u where tenants.tenant_id = u.tenant_id");
        rename.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(tenant.User.UserId) });
        await rename.ExecuteNonQueryAsync();
        return tenant;
    }

    private async Task OtherClientsAsync(ApiClient admin)
    {
        var api = await stack.ApiAsync();
        foreach (var (name, minutes) in Clients)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"office-{Guid.NewGuid():N}@example.test");
            var browser = api.NewBrowser();
            var userId = StackApi.Check(await browser.PostAsync("/api/auth/signup", new { name, email, password = SignedUp.Password }), 201)["user._id"]!;
            var agent = await StackApi.ConnectAgentAsync(new SignedUp(browser, userId, email));
            if (minutes > 0) await StackApi.GrantAsync(admin, userId, minutes);
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Analyzed(agent, StackApi.NewCall())), 201);
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())), Unowned);
        }
    }
}
