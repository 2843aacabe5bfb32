using Aivors.Testing.Stack;

namespace Aivors.Benchmarks.Reads;

/// <summary>What the dashboard's pages ask for.</summary>
internal static class Routes
{
    public static IReadOnlyList<(string Name, Func<TenantOfSize, string> Path)> All { get; } =
    [
        ("dashboard/stats", _ => "/api/dashboard/stats"),
        ("analytics/overview 28d", Overview),
        ("analytics/overview 90d", _ => "/api/analytics/overview?period=90d"),
        ("analytics/overview today", _ => "/api/analytics/overview?period=today"),
        ("dashboard/analytics year", tenant => $"/api/dashboard/analytics/{tenant.User.UserId}?period=year"),
        ("recent-activity", tenant => $"/api/dashboard/recent-activity/{tenant.User.UserId}"),
        ("calls, newest", _ => "/api/calls?limit=50"),
        ("calls, 28 days, answered", _ => $"/api/calls?limit=50&outcome=answered&from={DateTime.UtcNow.AddDays(-28):yyyy-MM-dd}"),
        ("calls, one agent's negative", _ => "/api/calls?limit=50&sentiment=Negative"),
        ("calls by duration", _ => "/api/calls?limit=50&sort=duration"),
        ("calls by charge", _ => "/api/calls?limit=50&sort=charged&order=asc"),
        ("search, common word", _ => "/api/calls?limit=50&q=appointment"),
        ("search, rare word", tenant => $"/api/calls?limit=50&q={tenant.Count / 2}"),
        ("calls/user (contract)", tenant => $"/api/calls/user/{tenant.User.UserId}?limit=50"),
        ("calls/stats", tenant => $"/api/calls/stats/{tenant.User.UserId}"),
        ("running calls", _ => "/api/calls/running"),
        ("one call", tenant => $"/api/calls/{tenant.CallId(tenant.Count / 2)}"),
        ("its history", tenant => $"/api/calls/{tenant.CallId(tenant.Count / 2)}/history"),
        ("its neighbours", tenant => $"/api/calls/{tenant.CallId(tenant.Count / 2)}/neighbours"),
        ("ledger", _ => "/api/credits/ledger?limit=50"),
        ("ledger, grants only", _ => "/api/credits/ledger?limit=50&kind=credits_granted"),
        ("subscription", _ => "/api/subscription/me"),
        ("deliveries", _ => "/api/deliveries?limit=20"),
        ("agent-status", _ => "/api/retell/agent-status"),
        ("account", _ => "/api/account"),
    ];

    public static string Overview(TenantOfSize tenant) => "/api/analytics/overview?period=28d";
}
