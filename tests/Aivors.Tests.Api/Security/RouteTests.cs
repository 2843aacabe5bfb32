using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Every route of the Api's own description, and who may use it.</summary>
public sealed class RouteTests(RunningStack stack)
{
    private static readonly HashSet<string> Public =
    [
        "GET /api/health", "GET /api/csrf-token", "POST /api/csp-reports",
        // who signs in is not signed in yet
        "POST /api/auth/signup", "POST /api/auth/login", "POST /api/auth/logout",
    ];

    // The contract's and our own; one that appears or goes must be looked at here.
    private static readonly string[] Admins =
    [
        "POST /api/subscription/add-credits", "GET /api/admin/users", "PUT /api/admin/users/{id}/subscription", "GET /api/admin/audit-logs",
        "GET /api/admin/tenants", "POST /api/admin/tenants", "POST /api/admin/tenants/{tenantId}/grants",
        "GET /api/admin/agent-claims", "POST /api/admin/agent-claims/{claimId}/approve", "POST /api/admin/agent-claims/{claimId}/refuse",
        "GET /api/admin/deliveries", "POST /api/admin/deliveries/{deliveryId}/replay", "POST /api/admin/deliveries/replay", "GET /api/admin/quarantine",
        "POST /api/admin/quarantine/{agentId}/release", "POST /api/admin/quarantine/{agentId}/discard",
        "GET /api/admin/reconciliations", "GET /api/admin/reconciliations/{runId}", "POST /api/admin/reconciliations",
        "GET /api/admin/tenants/{tenantId}", "PUT /api/admin/tenants/{tenantId}", "POST /api/admin/tenants/{tenantId}/adjustments",
        "GET /api/admin/system",
    ];

    // A user's own, whoever it is; nobody else's can be named.
    private static readonly string[] Own =
    [
        "GET /api/account", "PUT /api/account/profile", "PUT /api/account/time-zone", "PUT /api/account/password", "GET /api/account/sessions",
        "DELETE /api/account/sessions/{sessionId}", "POST /api/auth/logout-everywhere", "GET /api/deliveries", "GET /api/n8n/workflow",
    ];

    private static readonly string[] Contract =
    [
        "POST /api/auth/signup", "POST /api/auth/login", "POST /api/auth/refresh", "POST /api/auth/logout", "GET /api/auth/me", "GET /api/csrf-token",
        "POST /api/retell/connect-agent", "DELETE /api/retell/disconnect-agent", "GET /api/retell/agent-status", "POST /api/n8n/retell-webhook",
        "GET /api/n8n/health", "POST /api/n8n/test", "GET /api/dashboard/stats", "GET /api/dashboard/recent-activity/{userId}",
        "GET /api/dashboard/analytics/{userId}", "GET /api/calls/user/{userId}", "GET /api/calls/{callId}", "GET /api/calls/stats/{userId}",
        "GET /api/subscription/me", "GET /api/subscription/{userId}", "POST /api/subscription/add-credits", "GET /api/admin/users",
        "PUT /api/admin/users/{id}/subscription", "GET /api/admin/audit-logs", "GET /api/health",
    ];

    [Fact]
    public async Task The_description_has_every_route_of_the_contract()
    {
        var described = await RoutesAsync();
        Assert.Empty(Contract.Except(described));
        Assert.Empty(Admins.Except(described));
        Assert.Empty(Public.Except(described));
        Assert.Empty(Own.Except(described));
    }

    [Fact]
    public async Task Without_sign_in_every_route_but_the_public_ones_is_401()
    {
        var api = await stack.ApiAsync();
        var open = new List<string>();
        foreach (var route in await RoutesAsync())
        {
            if (Public.Contains(route)) continue;
            foreach (var body in new[] { "{}", "{", null })
            {
                var answer = await SendAsync(api.Anonymous, route, body);
                if (answer.Status != 401) open.Add($"{route} with body {body}: {answer}");
                else Shapes.IsFailure(401, answer);
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public async Task A_plain_user_is_403_on_every_admin_route()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        foreach (var route in await RoutesAsync())
        {
            var isAdmins = Admins.Contains(route);
            if (!isAdmins && !route.Contains("/api/admin", StringComparison.Ordinal)) continue;
            Assert.True(isAdmins, $"{route} is new: list it.");
            foreach (var caller in new[] { user.Browser, user.Bearer })
            {
                var answer = await SendAsync(caller, route, "{}");
                Shapes.IsFailure(403, answer);
                Shapes.Are(Shapes.Failure, answer);
            }
        }
    }

    [Fact]
    public async Task Somebody_elses_id_is_404_with_the_bytes_of_an_id_that_does_not_exist()
    {
        var api = await stack.ApiAsync();
        var (other, agentId) = await stack.ClientAsync();
        var callId = StackApi.NewCall();
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 201);
        var user = await api.SignUpAsync();
        string[] routes =
        [
            "/api/dashboard/stats?userId={0}", "/api/dashboard/recent-activity/{0}", "/api/dashboard/analytics/{0}?period=week",
            "/api/calls/user/{0}", "/api/calls/stats/{0}", "/api/subscription/{0}", "/api/credits/ledger?userId={0}",
            "/api/deliveries?userId={0}",
            "/api/analytics/overview?userId={0}",
            "/api/credits/ledger/export?userId={0}", "/api/calls?userId={0}", "/api/calls/running?userId={0}", "/api/calls/export?userId={0}",
            $"/api/calls/{callId}/neighbours?userId={{0}}",
        ];

        foreach (var route in routes)
        {
            var theirs = await user.Browser.GetAsync(string.Format(null, route, other.UserId));
            Shapes.IsFailure(404, theirs);
            foreach (var nobody in new[] { Guid.NewGuid().ToString(), "nobody", "1", "' or 1=1 --" })
            {
                var none = await user.Browser.GetAsync(string.Format(null, route, Uri.EscapeDataString(nobody)));
                Assert.Equal((404, theirs.WithoutTimestamp), (none.Status, none.WithoutTimestamp));
            }

            Shapes.Is(200, await other.Browser.GetAsync(string.Format(null, route, other.UserId)));
        }

        // A stream of one's own does not end, so only the refusal is looked at here.
        var stream = await user.Browser.GetAsync($"/api/live?userId={other.UserId}");
        Shapes.IsFailure(404, stream);
        Assert.Equal(stream.WithoutTimestamp, (await user.Browser.GetAsync($"/api/live?userId={Guid.NewGuid()}")).WithoutTimestamp);

        var call = await user.Browser.GetAsync($"/api/calls/{callId}");
        Shapes.IsFailure(404, call);
        Assert.Equal(call.WithoutTimestamp, (await user.Browser.GetAsync($"/api/calls/{StackApi.NewCall()}")).WithoutTimestamp);
        Shapes.Is(200, await other.Browser.GetAsync($"/api/calls/{callId}"));

        foreach (var part in (string[])["raw", "history", "neighbours"])
        {
            var theirs = await user.Browser.GetAsync($"/api/calls/{callId}/{part}");
            Shapes.IsFailure(404, theirs);
            Assert.Equal(theirs.WithoutTimestamp, (await user.Browser.GetAsync($"/api/calls/{StackApi.NewCall()}/{part}")).WithoutTimestamp);
        }

        var threshold = await user.Browser.PutAsync($"/api/credits/threshold?userId={other.UserId}", new { minutes = 7 });
        Shapes.IsFailure(404, threshold);
        Assert.Equal(threshold.WithoutTimestamp, (await user.Browser.PutAsync($"/api/credits/threshold?userId={Guid.NewGuid()}", new { minutes = 7 })).WithoutTimestamp);

        var agent = await user.Browser.DeleteAsync($"/api/retell/disconnect-agent?agentId={agentId}");
        Shapes.IsFailure(404, agent);
        Assert.Equal(agent.WithoutTimestamp, (await user.Browser.DeleteAsync($"/api/retell/disconnect-agent?agentId={StackApi.NewAgent()}")).WithoutTimestamp);
        Assert.True((await other.Browser.GetAsync("/api/retell/agent-status")).Bool("data.isConnected"));
    }

    private async Task<IReadOnlyList<string>> RoutesAsync()
    {
        var description = Shapes.Is(200, await (await stack.ApiAsync()).Anonymous.GetAsync("/openapi/v1.json")).Json;
        return [.. description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, verb) => $"{verb.Name.ToUpperInvariant()} {path.Name}")];
    }

    private static Task<ApiAnswer> SendAsync(ApiClient caller, string route, string? body)
    {
        var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
        while (path.IndexOf('{', StringComparison.Ordinal) is >= 0 and var from)
            path = path[..from] + Guid.NewGuid() + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        return caller.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" || body is null ? null : ApiClient.ContentOf(body));
    }
}
