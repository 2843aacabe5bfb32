namespace Aivors.Tests.Api.Security;

/// <summary>Who may use a route.</summary>
public enum RoutePolicy
{
    /// <summary>Everybody, without sign-in.</summary>
    Public,

    /// <summary>Whoever holds a refresh cookie that is good; the access token does not matter.</summary>
    RefreshCookie,

    /// <summary>Whoever sends n8n's shared secret; sign-in does not matter.</summary>
    N8nSecret,

    /// <summary>Whoever signs the body with a workspace's key; sign-in does not matter.</summary>
    RetellSignature,

    /// <summary>Every signed-in user, for what is the own tenant's.</summary>
    SignedIn,

    Admin,
}

/// <summary>One route and what is expected of it.</summary>
/// <param name="Route">As the API's description has it.</param>
/// <param name="Named">
/// The addresses by which it can name something of a tenant, with <c>{user}</c>, <c>{call}</c>, <c>{agent}</c>, <c>{session}</c> or <c>{run}</c>
/// in place of the id: another tenant's must be answered with 404 and the bytes of an id that nobody has. None: it names nothing.
/// </param>
public sealed record RouteRow(string Route, RoutePolicy Policy, params string[] Named)
{
    /// <summary>What is sent with it, where it takes a body; ids as in <see cref="Named"/>.</summary>
    public string Body { get; init; } = "{}";

    public HttpMethod Method { get; } = new(Route.Split(' ')[0]);

    public string Path { get; } = Route.Split(' ')[1];
}

/// <summary>Every route of the Api with its policy. A route that is not in it fails <see cref="RouteTests"/>: decide who may use it, and say so here.</summary>
internal static class RouteTable
{
    private const string ByUser = "?userId={user}";

    public static IReadOnlyList<RouteRow> Rows { get; } =
    [
        new("GET /api/health", RoutePolicy.Public),
        new("GET /api/csrf-token", RoutePolicy.Public),
        new("POST /api/csp-reports", RoutePolicy.Public),
        new("POST /api/auth/signup", RoutePolicy.Public),
        new("POST /api/auth/login", RoutePolicy.Public),
        new("POST /api/auth/logout", RoutePolicy.Public),
        new("POST /api/auth/refresh", RoutePolicy.RefreshCookie),

        new("POST /api/n8n/retell-webhook", RoutePolicy.N8nSecret),
        new("GET /api/n8n/health", RoutePolicy.N8nSecret),
        new("POST /api/n8n/test", RoutePolicy.N8nSecret),
        new("POST /api/retell/webhook", RoutePolicy.RetellSignature),
        new("POST /api/retell/webhook/{workspaceId}", RoutePolicy.RetellSignature),

        new("GET /api/auth/me", RoutePolicy.SignedIn),
        new("POST /api/auth/logout-everywhere", RoutePolicy.SignedIn),
        new("GET /api/account", RoutePolicy.SignedIn),
        new("PUT /api/account/profile", RoutePolicy.SignedIn),
        new("PUT /api/account/time-zone", RoutePolicy.SignedIn),
        new("PUT /api/account/password", RoutePolicy.SignedIn),
        new("GET /api/account/sessions", RoutePolicy.SignedIn),
        new("DELETE /api/account/sessions/{sessionId}", RoutePolicy.SignedIn, "/api/account/sessions/{session}"),

        new("POST /api/retell/connect-agent", RoutePolicy.SignedIn),
        new("DELETE /api/retell/disconnect-agent", RoutePolicy.SignedIn, "/api/retell/disconnect-agent?agentId={agent}"),
        new("GET /api/retell/agent-status", RoutePolicy.SignedIn),
        new("POST /api/retell/agents/{agentId}/webhook-address", RoutePolicy.SignedIn, "/api/retell/agents/{agent}/webhook-address"),
        new("POST /api/retell/test-call", RoutePolicy.SignedIn, "/api/retell/test-call") { Body = """{"agentId":"{agent}"}""" },
        new("GET /api/retell/workspace", RoutePolicy.SignedIn),
        new("PUT /api/retell/workspace", RoutePolicy.SignedIn),
        new("DELETE /api/retell/workspace", RoutePolicy.SignedIn),
        new("DELETE /api/retell/workspace/previous-key", RoutePolicy.SignedIn),
        new("GET /api/n8n/workflow", RoutePolicy.SignedIn),

        new("GET /api/dashboard/stats", RoutePolicy.SignedIn, "/api/dashboard/stats" + ByUser),
        new("GET /api/dashboard/recent-activity/{userId}", RoutePolicy.SignedIn, "/api/dashboard/recent-activity/{user}"),
        new("GET /api/dashboard/analytics/{userId}", RoutePolicy.SignedIn, "/api/dashboard/analytics/{user}?period=week"),
        new("GET /api/analytics/overview", RoutePolicy.SignedIn, "/api/analytics/overview" + ByUser),
        new("GET /api/calls", RoutePolicy.SignedIn, "/api/calls" + ByUser),
        new("GET /api/calls/running", RoutePolicy.SignedIn, "/api/calls/running" + ByUser),
        new("GET /api/calls/export", RoutePolicy.SignedIn, "/api/calls/export" + ByUser),
        new("GET /api/calls/user/{userId}", RoutePolicy.SignedIn, "/api/calls/user/{user}"),
        new("GET /api/calls/stats/{userId}", RoutePolicy.SignedIn, "/api/calls/stats/{user}"),
        new("GET /api/calls/{callId}", RoutePolicy.SignedIn, "/api/calls/{call}"),
        new("GET /api/calls/{callId}/raw", RoutePolicy.SignedIn, "/api/calls/{call}/raw"),
        new("GET /api/calls/{callId}/history", RoutePolicy.SignedIn, "/api/calls/{call}/history"),
        new("GET /api/calls/{callId}/neighbours", RoutePolicy.SignedIn, "/api/calls/{call}/neighbours", "/api/calls/{call}/neighbours" + ByUser),
        new("DELETE /api/calls/{callId}", RoutePolicy.SignedIn, "/api/calls/{call}"),
        new("POST /api/callers/erase", RoutePolicy.SignedIn, "/api/callers/erase" + ByUser) { Body = """{"phoneNumber":"+14155550132"}""" },
        new("GET /api/subscription/me", RoutePolicy.SignedIn),
        new("GET /api/subscription/{userId}", RoutePolicy.SignedIn, "/api/subscription/{user}"),
        new("GET /api/credits/ledger", RoutePolicy.SignedIn, "/api/credits/ledger" + ByUser),
        new("GET /api/credits/ledger/export", RoutePolicy.SignedIn, "/api/credits/ledger/export" + ByUser),
        new("PUT /api/credits/threshold", RoutePolicy.SignedIn, "/api/credits/threshold" + ByUser) { Body = """{"minutes":7}""" },
        new("GET /api/deliveries", RoutePolicy.SignedIn, "/api/deliveries" + ByUser),
        new("GET /api/live", RoutePolicy.SignedIn, "/api/live" + ByUser),
        new("GET /api/reconciliations", RoutePolicy.SignedIn),
        new("GET /api/reconciliations/{runId}", RoutePolicy.SignedIn, "/api/reconciliations/{run}"),

        new("POST /api/subscription/add-credits", RoutePolicy.Admin),
        new("GET /api/admin/users", RoutePolicy.Admin),
        new("PUT /api/admin/users/{id}/subscription", RoutePolicy.Admin),
        new("GET /api/admin/audit-logs", RoutePolicy.Admin),
        new("GET /api/admin/system", RoutePolicy.Admin),
        new("GET /api/admin/verify", RoutePolicy.Admin),
        new("POST /api/admin/verify", RoutePolicy.Admin),
        new("DELETE /api/admin/users/{userId}/sessions", RoutePolicy.Admin),
        new("GET /api/admin/tenants", RoutePolicy.Admin),
        new("POST /api/admin/tenants", RoutePolicy.Admin),
        new("GET /api/admin/tenants/{tenantId}", RoutePolicy.Admin),
        new("PUT /api/admin/tenants/{tenantId}", RoutePolicy.Admin),
        new("POST /api/admin/tenants/{tenantId}/grants", RoutePolicy.Admin),
        new("POST /api/admin/tenants/{tenantId}/adjustments", RoutePolicy.Admin),
        new("GET /api/admin/agent-claims", RoutePolicy.Admin),
        new("POST /api/admin/agent-claims/{claimId}/approve", RoutePolicy.Admin),
        new("POST /api/admin/agent-claims/{claimId}/refuse", RoutePolicy.Admin),
        new("GET /api/admin/deliveries", RoutePolicy.Admin),
        new("POST /api/admin/deliveries/replay", RoutePolicy.Admin),
        new("POST /api/admin/deliveries/{deliveryId}/replay", RoutePolicy.Admin),
        new("GET /api/admin/quarantine", RoutePolicy.Admin),
        new("POST /api/admin/quarantine/{agentId}/release", RoutePolicy.Admin),
        new("POST /api/admin/quarantine/{agentId}/discard", RoutePolicy.Admin),
        new("GET /api/admin/reconciliations", RoutePolicy.Admin),
        new("GET /api/admin/reconciliations/{runId}", RoutePolicy.Admin),
        new("POST /api/admin/reconciliations", RoutePolicy.Admin),
    ];

    /// <summary>What is served and not described, outside development and but for the dashboard's pages and files.</summary>
    public static IReadOnlyList<string> Undescribed { get; } =
    [
        "GET /", "HEAD /", "* /health", "* /alive", "GET /openapi/{documentName}.json",
        // so that a person who opens a webhook's address reads what it is for
        "GET /api/n8n/retell-webhook", "GET /api/retell/webhook", "GET /api/retell/webhook/{workspaceId:guid}",
    ];
}
