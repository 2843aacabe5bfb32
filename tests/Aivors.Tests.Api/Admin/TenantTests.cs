using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class TenantTests(RunningStack stack)
{
    private const string Credits = """
        number: data.credits > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
        bool: data.credits > lowBalance stopWorkflow shouldDisableWorkflow

        """;

    [Fact]
    public async Task An_admin_opens_a_tenant_whose_user_can_sign_in()
    {
        var admin = await stack.AdminAsync();
        var email = StackApi.NewEmail();

        var answer = await admin.PostAsync("/api/admin/tenants", new { name = "Dental", userName = "Ada", email, password = SignedUp.Password, minutes = 30 });

        Shapes.Is(201, answer);
        Shapes.Are(Shapes.Envelope + Credits + "text: data > tenantId userId name email", answer);
        Assert.Equal(30, answer.Number("data.credits.availableCredits"));
        var signedIn = await (await stack.ApiAsync()).NewBrowser().PostAsync("/api/auth/login", new { email, password = SignedUp.Password });
        Assert.Equal((200, answer["data.userId"], "Ada"), (signedIn.Status, signedIn["user._id"], signedIn["user.name"]));
        Shapes.IsFailure(409, await admin.PostAsync("/api/admin/tenants", new { name = "Dental", email, password = SignedUp.Password }));
    }

    [Theory]
    [InlineData("""{"email":"EMAIL","password":"correct horse battery"}""")]
    [InlineData("""{"name":"Dental","email":"x","password":"correct horse battery"}""")]
    [InlineData("""{"name":"Dental","email":"EMAIL","password":"short"}""")]
    [InlineData("""{"name":"Dental","email":"EMAIL","password":"correct horse battery","minutes":-1}""")]
    [InlineData("""{"name":"Dental","email":"EMAIL","password":"correct horse battery","role":"admin"}""")]
    public async Task A_tenant_that_cannot_be_is_400(string body) => Shapes.IsFailure(400, await (await stack.AdminAsync()).PostAsync(
        "/api/admin/tenants", body.Replace("EMAIL", StackApi.NewEmail(), StringComparison.Ordinal)));

    [Fact]
    public async Task A_grant_counts_once_per_key_and_with_other_content_is_409()
    {
        var admin = await stack.AdminAsync();
        var opened = await admin.PostAsync("/api/admin/tenants", new { name = "Dental", email = StackApi.NewEmail(), password = SignedUp.Password });
        var route = $"/api/admin/tenants/{opened["data.tenantId"]}/grants";
        var body = new { minutes = 60, reason = "invoice 8", commandKey = $"grant-{Guid.NewGuid()}" };

        var first = await admin.PostAsync(route, body);
        var again = await admin.PostAsync(route, body);

        Shapes.Is(200, first);
        Shapes.Are(Shapes.Envelope + Credits + """
            text: data > tenantId commandKey
            number: data > minutesGranted
            """, first);
        Assert.Equal((200, first.WithoutTimestamp), (again.Status, again.WithoutTimestamp));
        Shapes.IsFailure(409, await admin.PostAsync(route, body with { minutes = 61 }));
        Shapes.IsFailure(400, await admin.PostAsync(route, new { minutes = 1, reason = "x" }), "Missing required field: commandKey");
        Shapes.IsFailure(400, await admin.PostAsync(route, new { minutes = 1, commandKey = "k" }));
        Shapes.IsFailure(400, await admin.PostAsync(route, new { reason = "x", commandKey = "k" }));
        Shapes.IsFailure(404, await admin.PostAsync($"/api/admin/tenants/{Guid.NewGuid()}/grants", body));
        Shapes.IsFailure(404, await admin.PostAsync("/api/admin/tenants/nobody/grants", body));
    }

    [Fact]
    public async Task The_list_of_tenants_goes_on_from_page_to_page_in_every_order()
    {
        var admin = await stack.AdminAsync();
        var mark = $"Mark {Guid.NewGuid():N}"[..20];
        for (var i = 0; i < 5; i++)
        {
            Shapes.Is(201, await admin.PostAsync("/api/admin/tenants",
                new { name = $"{mark} {i}", email = StackApi.NewEmail(), password = SignedUp.Password, minutes = 10 * i }));
        }

        foreach (var (order, expected) in new[]
        {
            ("", "43210"), ("&sort=name", "01234"), ("&sort=name&order=desc", "43210"), ("&sort=balance", "43210"), ("&sort=balance&order=asc", "01234"),
            ("&sort=created&order=asc", "01234"), ("&sort=daysLeft", "0"), ("&sort=callsToday", ""), ("&sort=lastCall", ""),
        })
        {
            var (seen, next) = ("", "");
            do
            {
                var page = Shapes.Is(200, await admin.GetAsync($"/api/admin/tenants?search={Uri.EscapeDataString(mark)}&limit=2{order}{next}"));
                Assert.Equal(5, page.Number("data.total"));
                seen += string.Concat(page.At("data.tenants").EnumerateArray().Select(tenant => tenant.GetProperty("name").GetString()![^1]));
                next = page["data.next"] is { } after ? $"&after={after}" : "";
            }
            while (next.Length > 0);

            Assert.Equal("01234", string.Concat(seen.Order()));
            Assert.StartsWith(expected, seen, StringComparison.Ordinal);
        }

        var first = await admin.GetAsync($"/api/admin/tenants?search={Uri.EscapeDataString(mark)}&limit=2");
        Shapes.IsFailure(400, await admin.GetAsync($"/api/admin/tenants?sort=name&after={first["data.next"]}"));
    }

    [Fact]
    public async Task A_line_of_the_list_has_the_tenants_numbers()
    {
        var admin = await stack.AdminAsync();
        var (user, agentId) = await stack.ClientAsync();
        StackApi.Check(await (await stack.ApiAsync()).PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);

        var answer = Shapes.Is(200, await admin.GetAsync($"/api/admin/tenants?search={agentId}&status=active"));

        Shapes.Are(Shapes.Envelope + Line("data.tenants[]") + """
            null: data > next
            number: data > total
            """, answer);
        var line = answer.At("data.tenants").EnumerateArray().Single();
        Assert.Equal((user.UserId, user.Email, 1), (line.GetProperty("firstUserId").GetString(), line.GetProperty("email").GetString(), line.GetProperty("agents").GetInt64()));
        Assert.Equal(0, (await admin.GetAsync($"/api/admin/tenants?search={agentId}&status=cancelled")).Number("data.total"));

        var one = Shapes.Is(200, await admin.GetAsync($"/api/admin/tenants/{line.GetProperty("tenantId")}"));
        Shapes.Are(Shapes.Envelope + Line("data.tenant") + """
            text: data.users[] > userId name email role
            time: data.users[] > createdAt
            text: data.agents[] > agentId
            time: data.agents[] > connectedAt
            """, one);
        Shapes.IsFailure(404, await admin.GetAsync($"/api/admin/tenants/{Guid.NewGuid()}"));
    }

    [Theory]
    [InlineData("after=nonsense")]
    [InlineData("limit=many")]
    [InlineData("sort=password")]
    [InlineData("order=up")]
    [InlineData("status=gone")]
    [InlineData("search=%00")]
    public async Task A_list_that_cannot_be_is_400(string query) =>
        Shapes.IsFailure(400, await (await stack.AdminAsync()).GetAsync($"/api/admin/tenants?{query}"));

    private static string Line(string path) => $"""
        text: {path} > tenantId firstUserId name email status plan timeZone
        time: {path} > createdAt lastCallAt
        number: {path} > lowBalanceMinutes callsToday agents
        null: {path} > daysLeft retentionDays
        number: {path}.credits > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
        bool: {path}.credits > lowBalance stopWorkflow shouldDisableWorkflow

        """;
}
