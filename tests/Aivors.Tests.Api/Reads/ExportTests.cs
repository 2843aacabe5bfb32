using System.Net;
using System.Text;
using Aivors.Grains.Contracts;
using Aivors.Testing;

namespace Aivors.Tests.Api.Reads;

public sealed class ExportTests(Backends backends)
{
    [Fact]
    public async Task Calls_are_exported_with_the_columns_asked_for_by_the_tenants_clock_and_without_formulas()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.ExecuteAsync(user.TenantId, new ChangeTenant { TimeZone = "Europe/Berlin", CommandKey = "zone", Actor = "test" });
        var said = Deliveries.Analyzed("agent_a", "call_1");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Started("agent_a", "call_0"),
            said with { Fields = said.Fields with { Summary = "=HYPERLINK(\"http://x\")", Transcript = "Agent: a\nUser: \"ü😀\"" } });

        using var answer = await host.OpenAsync(user, "/api/calls/export?columns=callId,startedAt,endedAt,phoneNumber,durationSeconds,chargedMinutes,summary,transcript&agentId=agent_a");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"calls.csv\"", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(
            "callId,startedAt,endedAt,phoneNumber,durationSeconds,chargedMinutes,summary,transcript\r\n"
            + "call_1,2026-09-21T16:13:20+02:00,2026-09-21T16:14:21+02:00,+14155550100,61,2,\"'=HYPERLINK(\"\"http://x\"\")\",\"Agent: a\nUser: \"\"ü😀\"\"\"\r\n"
            + "call_0,2026-09-21T16:13:20+02:00,,+14155550100,,,,\r\n",
            Encoding.UTF8.GetString(bytes.AsSpan(3)));
    }

    [Fact]
    public async Task An_export_runs_through_all_batches_and_stops_when_nobody_listens()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.Database.ExecuteAsync(
            """
            insert into calls (call_id, tenant_id, agent_id, event, event_rank, first_at, at, day, hour, transcript)
            select 'call_' || lpad(i::text, 6, '0'), $1, 'agent_a', 'call_ended', 2, moment, moment, moment::date, 0, repeat('words of a call ', 1000)
            from generate_series(1, 3210) i, lateral (select $2::timestamptz + (i / 10) * interval '1 minute' as moment) m
            """, user.TenantId, Deliveries.Start.UtcDateTime);

        using var answer = await host.OpenAsync(user, "/api/calls/export?columns=callId");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.Equal(3211, lines.Distinct().Count());
        Assert.Equal(3211, lines.Length);

        // More exports than are written at once: each one's place is free again when its client is gone.
        for (var i = 0; i < 6; i++)
        {
            using var gone = new CancellationTokenSource();
            var started = await host.OpenAsync(user, "/api/calls/export?columns=callId,transcript", gone.Token);
            Assert.Equal(HttpStatusCode.OK, started.StatusCode);
            started.Dispose();
        }

        await Aivors.Testing.Stack.Poll.UntilAsync("there is a place again", async () =>
        {
            using var again = await host.OpenAsync(user, "/api/calls/export?columns=callId");
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task A_ledger_is_filtered_and_exported()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        host.Bench.Now = Deliveries.Start;
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_1"));

        var grants = (await host.GetDataAsync(user, "/api/credits/ledger?kind=credits_granted,credits_adjusted")).GetProperty("entries");
        var today = (await host.GetDataAsync(user, "/api/credits/ledger?from=2026-09-21&to=2026-09-21")).GetProperty("entries");
        var before = (await host.GetDataAsync(user, "/api/credits/ledger?to=2026-09-20")).GetProperty("entries");
        using var answer = await host.OpenAsync(admin, $"/api/credits/ledger/export?userId={user.UserId}&kind=call_charged");
        var file = await answer.Content.ReadAsStringAsync();

        Assert.Equal("credits_granted", Assert.Single(grants.EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal("call_charged", Assert.Single(today.EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(2, before.GetArrayLength());
        Assert.Equal("attachment; filename=\"ledger.csv\"", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(
            "seq,at,kind,callId,amountSeconds,amountMinutes,balanceSeconds,balanceMinutes,rule,actor,data\r\n"
            + "3,2026-09-21T14:13:20+00:00,call_charged,call_1,-120,-2,5880,98,minute-up@1,test,"
            + "\"{\"\"event\"\": \"\"call_ended\"\", \"\"source\"\": 4, \"\"duration_ms\"\": 61499}\"\r\n",
            file.TrimStart('\uFEFF'));
    }

    [Theory]
    [InlineData("/api/calls/export")]
    [InlineData("/api/credits/ledger/export")]
    public async Task An_export_of_somebody_else_is_404(string path)
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var other = await host.OpenAsync("agent_b");

        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(user, $"{path}?userId={other.UserId}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(null, path)).Status);
    }
}
