using System.Net;
using Aivors.Testing;
using static Aivors.Tests.Api.Reads.AnswerChecks;

namespace Aivors.Tests.Api.Reads;

public sealed class ReadEndpointTests(Backends backends)
{
    [Fact]
    public async Task Dashboard_stats_have_the_contracts_names_and_numbers()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Analyzed("agent_a", "call_1"));

        var data = await host.GetDataAsync(user, "/api/dashboard/stats");

        AssertHas(data.GetProperty("user"), "userId", "name", "email", "status");
        Assert.Equal(user.UserId, data.GetProperty("user").GetProperty("userId").GetGuid());
        AssertNumbers(data.GetProperty("callAnalytics"), ("totalCalls", 1), ("callsToday", 1), ("callsYesterday", 0), ("callsChangePercent", 100),
            ("totalMinutesUsed", 2), ("totalSecondsUsed", 61), ("averageDuration", 61));
        var subscription = data.GetProperty("subscription");
        AssertNumbers(subscription, ("totalCredits", 100), ("usedCredits", 2), ("availableCredits", 98), ("creditsRemaining", 98), ("overdraftCredits", 0));
        AssertHas(subscription, "planName", "planType", "status", "renewalDate", "lowBalance", "stopWorkflow");
        var call = data.GetProperty("recentCalls")[0];
        AssertHas(call, "callId", "phoneNumber", "durationMinutes", "transcriptPreview", "summaryPreview", "createdAt", "status", "timeAgo");
        Assert.Equal(("call_1", "1 hour ago", 2), (call.GetProperty("callId").GetString(), call.GetProperty("timeAgo").GetString(), call.GetProperty("durationMinutes").GetInt32()));
        AssertHas(data.GetProperty("alerts"), "lowBalance", "noCredits", "message");
    }

    [Fact]
    public async Task Activity_analytics_stats_and_subscription_have_the_contracts_names_and_numbers()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a", grantSeconds: 60);
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"));

        var activity = (await host.GetDataAsync(user, $"/api/dashboard/recent-activity/{user.UserId}?limit=5")).GetProperty("activities")[0];
        var analytics = await host.GetDataAsync(user, $"/api/dashboard/analytics/{user.UserId}?period=month");
        var stats = (await host.GetDataAsync(user, $"/api/calls/stats/{user.UserId}")).GetProperty("stats");
        var own = await host.GetDataAsync(user, "/api/subscription/me");
        var named = await host.GetDataAsync(user, $"/api/subscription/{user.UserId}");

        AssertHas(activity, "type", "text", "timeAgo", "timestamp");
        AssertHas(activity.GetProperty("metadata"), "callId", "phoneNumber", "durationMinutes");
        AssertHas(analytics, "period", "startDate", "endDate");
        AssertNumbers(analytics, ("totalCalls", 1), ("totalMinutes", 2));
        var chart = analytics.GetProperty("chartData");
        Assert.Equal(30, chart.GetArrayLength());
        Assert.Equal("2026-09-21", chart[29].GetProperty("date").GetString());
        AssertNumbers(chart[29], ("calls", 1), ("minutes", 2));
        AssertNumbers(stats, ("totalCalls", 1), ("totalMinutes", 2), ("totalSeconds", 61), ("avgDuration", 61));
        AssertNumbers(own.GetProperty("subscription"), ("totalCredits", 1), ("usedCredits", 2), ("availableCredits", 0), ("overdraftCredits", 1));
        AssertHas(own.GetProperty("subscription"), "userId", "planName", "planType", "status", "renewalDate");
        Assert.True(own.GetProperty("stopWorkflow").GetBoolean());
        Assert.False(own.GetProperty("lowBalance").GetBoolean());
        Assert.Equal(0, own.GetProperty("creditsRemaining").GetInt32());
        Assert.Equal(own.ToString(), named.ToString());
    }

    [Fact]
    public async Task Ledger_holds_the_facts_of_the_named_user_newest_first()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"));

        var page = await host.GetDataAsync(user, "/api/credits/ledger?limit=2");
        var rest = await host.GetDataAsync(admin, $"/api/credits/ledger?userId={user.UserId}&cursor={page.GetProperty("nextCursor").GetString()}");

        AssertNumbers(page.GetProperty("entries")[0], ("seq", 3), ("amountSeconds", -120), ("balanceSeconds", 5_880));
        Assert.Equal(61_499, page.GetProperty("entries")[0].GetProperty("data").GetProperty("duration_ms").GetInt32());
        AssertNumbers(Assert.Single(rest.GetProperty("entries").EnumerateArray()), ("seq", 1), ("amountSeconds", 6_000));
        Assert.False(rest.GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task Admin_lists_stand_at_the_top_level_as_well_as_under_data()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var admin = await host.OpenAsync("agent_a", "admin");
        await host.OpenAsync("agent_b");

        var (_, users) = await host.GetAsync(admin, "/api/admin/users?page=2&limit=1&search=user&status=active");
        var (_, logs) = await host.GetAsync(admin, $"/api/admin/audit-logs?eventType=login&userId={admin.UserId}");

        Assert.Equal(users.GetProperty("data").GetProperty("users").ToString(), users.GetProperty("users").ToString());
        AssertNumbers(users.GetProperty("pagination"), ("page", 2), ("limit", 1), ("total", 2), ("pages", 2));
        AssertHas(users.GetProperty("users")[0], "_id", "name", "email", "role", "status", "createdAt", "subscription");
        Assert.False(users.TryGetProperty("list", out _));
        Assert.Equal(0, logs.GetProperty("logs").GetArrayLength());
        Assert.Equal(0, logs.GetProperty("data").GetProperty("pagination").GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("/api/dashboard/stats?userId={0}")]
    [InlineData("/api/dashboard/recent-activity/{0}")]
    [InlineData("/api/dashboard/analytics/{0}")]
    [InlineData("/api/calls/user/{0}")]
    [InlineData("/api/calls/stats/{0}")]
    [InlineData("/api/subscription/{0}")]
    [InlineData("/api/credits/ledger?userId={0}")]
    [InlineData("/api/analytics/overview?userId={0}")]
    [InlineData("/api/calls?userId={0}")]
    [InlineData("/api/calls/running?userId={0}")]
    public async Task A_user_that_is_somebody_elses_unknown_or_no_id_is_the_same_404(string path)
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var other = await host.OpenAsync("agent_b");
        var admin = await host.OpenAsync("agent_c", "admin");

        var answers = new List<string>();
        foreach (var id in new[] { other.UserId.ToString(), Guid.NewGuid().ToString(), "nonsense", "%01" })
        {
            var (status, body) = await host.GetAsync(user, string.Format(null, path, id));
            Assert.Equal(HttpStatusCode.NotFound, status);
            answers.Add(body.ToString());
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(admin, string.Format(null, path, other.UserId))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(admin, string.Format(null, path, Guid.NewGuid()))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(null, string.Format(null, path, user.UserId))).Status);
    }

    [Theory]
    [InlineData("/api/admin/users")]
    [InlineData("/api/admin/audit-logs")]
    public async Task Admin_lists_are_for_admins(string path)
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");

        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync(user, path)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(null, path)).Status);
    }

    [Theory]
    [InlineData("/api/calls/user/{0}?limit=none")]
    [InlineData("/api/calls/user/{0}?skip=10001")]
    [InlineData("/api/calls/user/{0}?cursor=nonsense")]
    [InlineData("/api/dashboard/analytics/{0}?period=decade")]
    [InlineData("/api/credits/ledger?cursor=-1")]
    [InlineData("/api/analytics/overview?period=decade")]
    [InlineData("/api/analytics/overview?from=2026-09-01&to=2026-09-02")]
    [InlineData("/api/analytics/overview?period=custom&from=2026-09-01")]
    [InlineData("/api/analytics/overview?period=custom&from=2026-09-01&to=yesterday")]
    [InlineData("/api/analytics/overview?period=custom&from=2026-01-01&to=2027-01-02")]
    [InlineData("/api/analytics/overview?agentId=%00")]
    [InlineData("/api/credits/ledger?kind=gift")]
    [InlineData("/api/credits/ledger?from=yesterday")]
    [InlineData("/api/credits/ledger/export?to=2026-13-01")]
    [InlineData("/api/calls?sort=size")]
    [InlineData("/api/calls?order=up")]
    [InlineData("/api/calls?limit=0")]
    [InlineData("/api/calls?cursor=nonsense")]
    [InlineData("/api/calls?q=%00")]
    [InlineData("/api/calls?agentId=%00")]
    [InlineData("/api/calls?from=2026-09-02&to=2026-09-01")]
    [InlineData("/api/calls/export?columns=payload")]
    [InlineData("/api/calls/export?outcome=lost")]
    [InlineData("/api/calls/call_1/neighbours?number=12")]
    [InlineData("/api/admin/users?page=0")]
    [InlineData("/api/admin/users?status=asleep")]
    [InlineData("/api/admin/users?search=%00")]
    [InlineData("/api/admin/audit-logs?userId=nonsense")]
    [InlineData("/api/admin/audit-logs?eventType=%00")]
    public async Task A_value_that_cannot_be_meant_is_400_with_a_sentence(string path)
    {
        await using var host = await ReadHost.StartAsync(backends);
        var admin = await host.OpenAsync("agent_a", "admin");

        var (status, body) = await host.GetAsync(admin, string.Format(null, path, admin.UserId));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        AssertHas(body, "success", "error", "message", "statusCode", "timestamp");
        Assert.NotEqual("", body.GetProperty("error").GetString());
    }
}
