using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class TenantChangeTests(RunningStack stack)
{
    [Fact]
    public async Task A_suspended_tenants_workflows_are_told_to_stop_and_its_calls_are_charged_all_the_same()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var (user, agentId) = await stack.ClientAsync();
        var tenantId = await TenantOfAsync(admin, agentId);

        var changed = await admin.PutAsync($"/api/admin/tenants/{tenantId}", new { status = "inactive", reason = "invoice 9 is open", commandKey = NewKey() });
        var call = await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall()));

        Assert.Equal("inactive", Shapes.Is(200, changed)["data.tenant.status"]);
        Shapes.Is(201, call);
        Assert.True(call.Bool("shouldDisableWorkflow"));
        Assert.True(call.Bool("data.subscription.shouldDisableWorkflow") && call.Bool("data.subscription.stopWorkflow"));
        Assert.True(call.Bool("data.alerts.shouldDisableWorkflow"));
        Assert.Equal(98, call.Number("data.subscription.availableCredits"));
        var subscription = await user.Browser.GetAsync("/api/subscription/me");
        Assert.Equal(("inactive", false, 98), (subscription["data.subscription.status"], subscription.Bool("data.stopWorkflow"), subscription.Number("data.creditsRemaining")));

        Shapes.Is(200, await admin.PutAsync($"/api/admin/tenants/{tenantId}", new { status = "active", commandKey = NewKey() }));
        Assert.False((await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall()))).Bool("shouldDisableWorkflow"));
        Assert.Empty(await stack.VerifyAsync());
    }

    [Fact]
    public async Task A_change_counts_once_per_key_is_audited_and_with_other_content_is_409()
    {
        var admin = await stack.AdminAsync();
        var (_, agentId) = await stack.ClientAsync();
        var route = $"/api/admin/tenants/{await TenantOfAsync(admin, agentId)}";
        var body = new { name = "Dental 2", plan = "pro", lowBalanceMinutes = 30, timeZone = "America/New_York", commandKey = NewKey() };

        var first = Shapes.Is(200, await admin.PutAsync(route, body));
        var again = Shapes.Is(200, await admin.PutAsync(route, body));

        Assert.Equal(("Dental 2", "pro", 30, "America/New_York", "active"), (first["data.tenant.name"], first["data.tenant.plan"],
            first.Number("data.tenant.lowBalanceMinutes"), first["data.tenant.timeZone"], first["data.tenant.status"]));
        Assert.Equal(first.WithoutTimestamp, again.WithoutTimestamp);
        Shapes.IsFailure(409, await admin.PutAsync(route, body with { name = "Dental 3" }));
        Shapes.IsFailure(409, await admin.PutAsync(route, body with { plan = "basic" }));
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'tenant_changed' and data->>'commandKey' = $1 and data->>'name' = 'changed'", body.commandKey));
    }

    [Theory]
    [InlineData("""{"commandKey":"k"}""")]
    [InlineData("""{"status":"inactive"}""")]
    [InlineData("""{"status":"gone","commandKey":"k"}""")]
    [InlineData("""{"name":" ","commandKey":"k"}""")]
    [InlineData("""{"plan":"","commandKey":"k"}""")]
    [InlineData("""{"lowBalanceMinutes":-1,"commandKey":"k"}""")]
    [InlineData("""{"timeZone":"Mars/Olympus","commandKey":"k"}""")]
    [InlineData("""{"plan":"pro","reason":"","commandKey":"k"}""")]
    [InlineData("""{"plan":"pro","commandKey":"with blank"}""")]
    [InlineData("""{"plan":"pro","commandKey":"k","balance":5}""")]
    public async Task A_change_that_cannot_be_is_400(string body)
    {
        var admin = await stack.AdminAsync();
        var (_, agentId) = await stack.ClientAsync(minutes: 0);
        Shapes.IsFailure(400, await admin.PutAsync($"/api/admin/tenants/{await TenantOfAsync(admin, agentId)}", body));
    }

    [Fact]
    public async Task An_adjustment_takes_or_adds_once_per_key()
    {
        var admin = await stack.AdminAsync();
        var (_, agentId) = await stack.ClientAsync();
        var tenantId = await TenantOfAsync(admin, agentId);
        var route = $"/api/admin/tenants/{tenantId}/adjustments";
        var body = new { minutes = -130, reason = "paid twice", commandKey = NewKey() };

        var first = Shapes.Is(200, await admin.PostAsync(route, body));
        var again = Shapes.Is(200, await admin.PostAsync(route, body));

        Shapes.Are(Shapes.Envelope + """
            text: data > tenantId commandKey
            number: data > minutesAdjusted
            number: data.credits > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
            bool: data.credits > lowBalance stopWorkflow shouldDisableWorkflow
            """, first);
        Assert.Equal((-130, 30), (first.Number("data.minutesAdjusted"), first.Number("data.credits.overdraftCredits")));
        Assert.Equal(first.WithoutTimestamp, again.WithoutTimestamp);
        Shapes.IsFailure(409, await admin.PostAsync(route, body with { minutes = -131 }));
        foreach (var wrong in new object[]
        {
            new { minutes = 0, reason = "x", commandKey = NewKey() }, new { minutes = 1_000_001, reason = "x", commandKey = NewKey() },
            new { minutes = 5, commandKey = NewKey() }, new { minutes = 5, reason = "x" }, new { minutes = 1.5, reason = "x", commandKey = NewKey() },
        })
        {
            Shapes.IsFailure(400, await admin.PostAsync(route, wrong));
        }

        Shapes.IsFailure(404, await admin.PostAsync($"/api/admin/tenants/{Guid.NewGuid()}/adjustments", body));
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'credits_adjusted' and tenant_id = $1 and data->>'minutes' = '-130'", Guid.Parse(tenantId)));
    }

    private static string NewKey() => $"key-{Guid.NewGuid()}";

    private static async Task<string> TenantOfAsync(ApiClient admin, string agentId) =>
        Shapes.Is(200, await admin.GetAsync($"/api/admin/tenants?search={agentId}")).At("data.tenants").EnumerateArray().Single().GetProperty("tenantId").GetString()!;
}
