using System.Net;
using System.Text.Json;
using Aivors.Testing;
using static Aivors.Tests.Api.Reads.AnswerChecks;

namespace Aivors.Tests.Api.Reads;

/// <summary>A user's calls, and one of them.</summary>
public sealed class CallReadTests(Backends backends)
{
    [Fact]
    public async Task Calls_page_by_skip_and_by_cursor()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.AppendAsync(user.TenantId, [.. Enumerable.Range(0, 5).Select(i => Deliveries.Ended("agent_a", $"call_{i}"))]);
        var list = $"/api/calls/user/{user.UserId}?limit=2";

        var first = await host.GetDataAsync(user, list);
        var bySkip = await host.GetDataAsync(user, $"{list}&skip=2");
        var byCursor = await host.GetDataAsync(user, $"{list}&cursor={first.GetProperty("nextCursor").GetString()}");
        var last = await host.GetDataAsync(user, $"{list}&skip=4");

        AssertNumbers(bySkip, ("totalCalls", 5), ("limit", 2), ("skip", 2));
        Assert.True(bySkip.GetProperty("hasMore").GetBoolean());
        Assert.Equal(["call_4", "call_3"], Ids(first));
        Assert.Equal(["call_2", "call_1"], Ids(bySkip));
        Assert.Equal(Ids(bySkip), Ids(byCursor));
        Assert.False(last.GetProperty("hasMore").GetBoolean());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task A_call_is_shown_with_all_that_is_known_and_its_cost_to_the_agency_to_admins_only()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        var delivery = Deliveries.Analyzed("agent_a", "call_1");
        await host.Bench.AppendAsync(user.TenantId, delivery with { Fields = delivery.Fields with { CostCents = 12.5, Metadata = """{"order":7}""" } });

        var call = (await host.GetDataAsync(user, "/api/calls/call_1")).GetProperty("call");
        var byAdmin = (await host.GetDataAsync(admin, "/api/calls/call_1")).GetProperty("call");

        AssertHas(call, "callId", "userId", "phoneNumber", "transcript", "summary", "eventType", "metadata", "status", "createdAt", "callStartTime", "callEndTime");
        AssertNumbers(call, ("durationSeconds", 61), ("durationMinutes", 2));
        Assert.Equal(7, call.GetProperty("metadata").GetProperty("order").GetInt32());
        Assert.Equal("They said hello.", call.GetProperty("analysis").GetProperty("call_summary").GetString());
        AssertNumbers(call.GetProperty("charge"), ("seconds", 120), ("credits", 2), ("seq", 3));
        Assert.Equal(JsonValueKind.Null, call.GetProperty("costCents").ValueKind);
        Assert.Equal(12.5, byAdmin.GetProperty("costCents").GetDouble());
        Assert.Equal(user.UserId, byAdmin.GetProperty("userId").GetGuid());
    }

    [Fact]
    public async Task A_call_that_is_somebody_elses_or_unknown_is_the_same_404()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var other = await host.OpenAsync("agent_b");
        await host.Bench.AppendAsync(other.TenantId, Deliveries.Ended("agent_b", "call_theirs"));

        var theirs = await host.GetAsync(user, "/api/calls/call_theirs");
        var unknown = await host.GetAsync(user, "/api/calls/call_nobodys");
        var tooLong = await host.GetAsync(user, $"/api/calls/{new string('x', 500)}");

        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        Assert.Equal(theirs.Body.ToString(), unknown.Body.ToString());
        Assert.Equal(theirs.Body.ToString(), tooLong.Body.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(null, "/api/calls/call_theirs")).Status);
    }

    [Theory]
    [InlineData("/api/calls/call_1")]
    [InlineData("/api/calls/call_1/raw")]
    public async Task An_admins_look_at_a_tenants_call_is_audited_once_and_nobody_elses(string path)
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"));
        await host.Bench.AppendAsync(admin.TenantId, Deliveries.Ended("agent_b", "call_own"));

        await host.GetAsync(user, path);
        await host.GetAsync(admin, path.Replace("call_1", "call_own", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(admin, path.Replace("call_1", "call_nobodys", StringComparison.Ordinal))).Status);
        Assert.Equal(0L, await host.Bench.Database.ScalarAsync<long>("select count(*) from audit_log"));

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(admin, path)).Status);
        const string Lines = "select string_agg(concat_ws(' ', event_type, user_id, tenant_id, actor, data), '; ') from audit_log";
        var line = await host.Bench.Database.ScalarAsync<string>(Lines);
        Assert.Equal($"tenant_viewed {user.UserId} {user.TenantId} {admin.UserId} {{}}", line);

        // the same look as the lists of its tenant
        await host.GetAsync(admin, path);
        await host.GetDataAsync(admin, $"/api/calls/user/{user.UserId}");
        Assert.Equal(line, await host.Bench.Database.ScalarAsync<string>(Lines));
    }

    private static string?[] Ids(JsonElement page) => [.. page.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("callId").GetString())];
}
