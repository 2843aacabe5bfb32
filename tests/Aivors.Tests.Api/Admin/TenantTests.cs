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
    public async Task The_list_of_tenants_goes_on_from_page_to_page()
    {
        var admin = await stack.AdminAsync();
        for (var i = 0; i < 3; i++) await (await stack.ApiAsync()).SignUpAsync();

        var first = Shapes.Is(200, await admin.GetAsync("/api/admin/tenants?limit=2"));
        var second = Shapes.Is(200, await admin.GetAsync($"/api/admin/tenants?limit=2&after={first["data.next"]}"));

        Shapes.Are(Shapes.Envelope + """
            text: data > next
            text: data.tenants[] > tenantId name status plan userId
            time: data.tenants[] > createdAt
            number: data.tenants[].credits > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
            bool: data.tenants[].credits > lowBalance stopWorkflow shouldDisableWorkflow
            """, first);
        var ids = first.At("data.tenants").EnumerateArray().Concat(second.At("data.tenants").EnumerateArray())
            .Select(tenant => tenant.GetProperty("tenantId").GetString()).ToArray();
        Assert.Equal(4, ids.Distinct().Count());
        Shapes.IsFailure(400, await admin.GetAsync("/api/admin/tenants?after=nonsense"));
        Shapes.IsFailure(400, await admin.GetAsync("/api/admin/tenants?limit=many"));
    }
}
