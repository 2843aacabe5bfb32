using System.Net;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Api.Reads;

/// <summary>The overview as a page reads it. The clock stands an hour after the calls of the tests, on Monday the 21st of September 2026.</summary>
public sealed class OverviewEndpointTests(Backends backends)
{
    private const string Totals =
        "calls finished inbound outbound answered transferred voicemail noAnswer failed successful unsuccessful positive neutral negative "
        + "talkSeconds averageSeconds minutes chargedSeconds";

    [Fact]
    public async Task The_overview_has_the_contracts_names_and_numbers()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var analyzed = Deliveries.Analyzed("agent_a", "call_1");
        await host.Bench.AppendAsync(
            user.TenantId, analyzed with { Fields = analyzed.Fields with { AgentName = "Receptionist" } },
            Deliveries.Started("agent_a", "call_2"), Before("call_3", days: 1), Before("call_4", days: 7));

        var data = await host.GetDataAsync(user, "/api/analytics/overview?period=7d");

        Assert.Equal(
            """{"period":"7d","from":"2026-09-15","to":"2026-09-21","previousFrom":"2026-09-08","previousTo":"2026-09-14","timeZone":"UTC","today":"2026-09-21"}""",
            Part(data, "period", "from", "to", "previousFrom", "previousTo", "timeZone", "today"));
        Assert.Equal("""{"callsToday":2,"callsYesterday":1,"minutesToday":2,"runningCalls":1}""", data.GetProperty("now").GetRawText());
        // six minutes in seven days and the part of this one that is over
        Assert.Equal(
            """{"availableCredits":94,"totalCredits":100,"usedCredits":6,"overdraftCredits":0,"lowBalance":false,"stopWorkflow":false,"creditsRemaining":94,"lowBalanceMinutes":5,"balanceSeconds":5640,"pacePerDayMinutes":0.8,"runsOutOn":"2027-01-19","daysLeft":120}""",
            data.GetProperty("credits").GetRawText());
        var current = data.GetProperty("current");
        Assert.Equal("3 2 3 0 2 0 0 0 0 1 0 1 0 0 123 61 4 240", string.Join(' ', Totals.Split(' ').Select(name => current.GetProperty(name).GetInt64())));
        Assert.Equal(
            """{"pickUpRate":1,"successRate":1,"transferRate":0,"voicemailRate":0,"negativeRate":0}""",
            Part(current, "pickUpRate", "successRate", "transferRate", "voicemailRate", "negativeRate"));
        Assert.Equal((1, JsonValueKind.Null), (data.GetProperty("previous").GetProperty("calls").GetInt32(), data.GetProperty("previous").GetProperty("successRate").ValueKind));
        Assert.Equal(7, data.GetProperty("days").GetArrayLength());
        Assert.Equal("""{"date":"2026-09-21","calls":2,"minutes":2,"previousCalls":1,"previousMinutes":2}""", data.GetProperty("days")[6].GetRawText());
        Assert.Equal("[]", data.GetProperty("hours").GetRawText());
        Assert.Equal(
            """[{"weekday":1,"hour":14,"calls":2,"minutes":2},{"weekday":7,"hour":14,"calls":1,"minutes":2}]""", data.GetProperty("heatMap").GetRawText());
        Assert.Equal(
            """[{"agentId":"agent_a","agentName":"Receptionist","calls":3,"minutes":4,"talkSeconds":123,"pickUpRate":1,"successRate":1}]""",
            data.GetProperty("agents").GetRawText());
        Assert.Equal("""{"outcome":"answered","calls":2}""", data.GetProperty("outcomes")[0].GetRawText());
        Assert.Equal("""{"sentiment":"Positive","calls":1}""", data.GetProperty("sentiments")[0].GetRawText());
    }

    [Fact]
    public async Task Today_has_hours_and_the_default_is_28_days()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"), Before("call_2", days: 1));

        var today = await host.GetDataAsync(user, "/api/analytics/overview?period=today&agentId=agent_a");
        var usual = await host.GetDataAsync(user, "/api/analytics/overview");
        var custom = await host.GetDataAsync(user, "/api/analytics/overview?period=custom&from=2026-09-20&to=2026-09-20");

        Assert.Equal("[]", today.GetProperty("days").GetRawText());
        Assert.Equal(24, today.GetProperty("hours").GetArrayLength());
        Assert.Equal("""{"hour":14,"calls":1,"minutes":2,"previousCalls":1,"previousMinutes":2}""", today.GetProperty("hours")[14].GetRawText());
        Assert.Equal(("28d", 28), (usual.GetProperty("period").GetString(), usual.GetProperty("days").GetArrayLength()));
        Assert.Equal((1, 0), (custom.GetProperty("current").GetProperty("calls").GetInt32(), custom.GetProperty("previous").GetProperty("calls").GetInt32()));
        Assert.Equal(1, custom.GetProperty("now").GetProperty("callsToday").GetInt32());
    }

    [Fact]
    public async Task A_tenant_in_overdraft_has_run_out_today()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a", grantSeconds: 60);
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"));

        var credits = (await host.GetDataAsync(user, "/api/analytics/overview")).GetProperty("credits");

        Assert.Equal("""{"balanceSeconds":-60,"overdraftCredits":1,"runsOutOn":"2026-09-21","daysLeft":0}""",
            Part(credits, "balanceSeconds", "overdraftCredits", "runsOutOn", "daysLeft"));
    }

    [Fact]
    public async Task An_admin_who_looks_at_somebody_elses_data_is_in_the_audit_log_once()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        string[] routes = ["/api/analytics/overview", "/api/dashboard/stats", "/api/credits/ledger"];

        foreach (var route in routes)
        {
            await host.GetDataAsync(user, route);
            await host.GetDataAsync(admin, route);
            await host.GetDataAsync(admin, $"{route}?userId={admin.UserId}");
            Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(admin, $"{route}?userId={Guid.NewGuid()}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(user, $"{route}?userId={admin.UserId}")).Status);
        }

        Assert.Equal(0L, await host.Bench.Database.ScalarAsync<long>("select count(*) from audit_log"));

        foreach (var route in routes)
        {
            await host.GetDataAsync(admin, $"{route}?userId={user.UserId}");
        }

        Assert.Equal(
            $"tenant_viewed {user.UserId} {user.TenantId} {admin.UserId} {{}}",
            await host.Bench.Database.ScalarAsync<string>("select string_agg(concat_ws(' ', event_type, user_id, tenant_id, actor, data), '; ') from audit_log"));
    }

    private static CallDelivery Before(string callId, int days)
    {
        var delivery = Deliveries.Ended("agent_a", callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = Deliveries.Start.AddDays(-days) } };
    }

    private static string Part(JsonElement element, params string[] names) =>
        $"{{{string.Join(',', names.Select(name => $"\"{name}\":{element.GetProperty(name).GetRawText()}"))}}}";
}
