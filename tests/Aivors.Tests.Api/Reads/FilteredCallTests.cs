using System.Net;
using System.Text.Json;
using Aivors.Grains.Contracts;
using Aivors.Grains.Journal;
using Aivors.Grains.Journal.Postgres.Calls;
using Aivors.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Api.Reads;

public sealed class FilteredCallTests(Backends backends)
{
    [Fact]
    public async Task A_list_has_the_contracts_names_and_pages_by_cursor_in_its_order()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        await host.Bench.AppendAsync(user.TenantId, [.. Enumerable.Range(1, 5).Select(i => Deliveries.Ended("agent_a", $"call_{i}", i * 30_000))]);

        var first = await host.GetDataAsync(user, "/api/calls?sort=duration&order=asc&limit=2");
        var second = await host.GetDataAsync(user, $"/api/calls?sort=duration&order=asc&limit=2&cursor={first.GetProperty("nextCursor").GetString()}");
        var last = await host.GetDataAsync(user, $"/api/calls?sort=duration&order=asc&limit=2&cursor={second.GetProperty("nextCursor").GetString()}");
        var few = await host.GetDataAsync(user, "/api/calls?minSeconds=90&maxSeconds=120&outcome=answered&direction=inbound&status=ended&number=0100");
        var (otherSort, refusal) = await host.GetAsync(user, $"/api/calls?sort=charged&limit=2&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal(["call_1", "call_2", "call_3", "call_4", "call_5"], [.. Ids(first), .. Ids(second), .. Ids(last)]);
        Assert.Equal((2, true, 5, false), (first.GetProperty("limit").GetInt32(), first.GetProperty("hasMore").GetBoolean(), first.GetProperty("total").GetInt32(), first.GetProperty("totalIsAtLeast").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("total").ValueKind);
        Assert.Equal((JsonValueKind.Null, false), (last.GetProperty("nextCursor").ValueKind, last.GetProperty("hasMore").GetBoolean()));
        // The index of numbers has not been made: it follows the calls.
        Assert.Empty(Ids(few));
        Assert.Equal(HttpStatusCode.BadRequest, otherSort);
        Assert.StartsWith("cursor is not one that this list gave with this sort", refusal.GetProperty("error").GetString(), StringComparison.Ordinal);
        var call = first.GetProperty("calls")[0];
        Assert.Equal(60, call.GetProperty("chargedSeconds").GetInt32());
        Assert.Equal(JsonValueKind.Null, call.GetProperty("highlights").ValueKind);
    }

    [Fact]
    public async Task A_search_shows_where_it_found_what_and_no_markup_travels()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var said = Deliveries.Analyzed("agent_a", "call_1");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Ended("agent_a", "call_2"),
            said with { Fields = said.Fields with { Transcript = "User: <b>My refund</b>, please.", Summary = "About an invoice." } });
        await IndexAsync(host);

        var call = Assert.Single((await host.GetDataAsync(user, "/api/calls?q=user%20ref&number=%2B1415&successful=true&sentiment=positive")).GetProperty("calls").EnumerateArray());
        var empty = await host.GetDataAsync(user, "/api/calls?q=hello+refund");

        Assert.Equal("call_1", call.GetProperty("callId").GetString());
        Assert.Equal("\uE000User\uE001: <b>My \uE000refund\uE001</b>, please.", call.GetProperty("highlights").GetProperty("transcript").GetString());
        Assert.Equal(JsonValueKind.Null, call.GetProperty("highlights").GetProperty("summary").ValueKind);
        Assert.Equal("User: <b>My refund</b>, please.", call.GetProperty("transcriptPreview").GetString());
        Assert.Equal((0, 0), (empty.GetProperty("total").GetInt32(), empty.GetProperty("calls").GetArrayLength()));
    }

    [Fact]
    public async Task Running_calls_and_neighbours_have_the_contracts_names()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        await host.Bench.AppendAsync(user.TenantId, Deliveries.Started("agent_a", "call_on"),
            At("call_1", -2), At("call_2", -1));

        var running = Assert.Single((await host.GetDataAsync(user, "/api/calls/running")).GetProperty("calls").EnumerateArray());
        var neighbours = await host.GetDataAsync(admin, $"/api/calls/call_2/neighbours?userId={user.UserId}&status=ended");
        var notTheirs = await host.GetAsync(admin, "/api/calls/call_2/neighbours");

        Assert.Equal(
            ["callId", "agentId", "agentName", "startedAt", "phoneNumber", "direction"], running.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("call_on", "+14155550100", Deliveries.Start), (running.GetProperty("callId").GetString(), running.GetProperty("phoneNumber").GetString(), running.GetProperty("startedAt").GetDateTimeOffset()));
        Assert.Equal((null, "call_1"), (neighbours.GetProperty("newer").GetString(), neighbours.GetProperty("older").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, notTheirs.Status);
    }

    [Fact]
    public async Task A_call_shows_its_conversation_and_its_object_as_it_came()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var admin = await host.OpenAsync("agent_b", "admin");
        var payload = """{"call_id":"call_1","latency":{"e2e":{"p50":800}},"call_cost":{"combined_cost":12},"transcript_object":[{"role":"agent","content":"Hi","words":[{"start":0.5,"end":0.9}]}],"retell_llm_dynamic_variables":{"a":"b"}}"""u8.ToArray();
        var analysis = """{"custom_analysis_data":{"topic":{"deep":[1]}}}""";
        var said = Deliveries.Analyzed("agent_a", "call_1");
        await host.Bench.AppendAsync(user.TenantId, said with { Payload = payload, Fields = said.Fields with { Analysis = analysis, TransferEndedAt = Deliveries.Start } });

        var call = (await host.GetDataAsync(user, "/api/calls/call_1")).GetProperty("call");
        using var raw = await host.OpenAsync(user, "/api/calls/call_1/raw");
        using var rawForAdmin = await host.OpenAsync(admin, "/api/calls/call_1/raw");

        Assert.Equal(
            """[{"kind":"agent","text":"Hi","atSeconds":0.5,"endSeconds":0.9,"name":null,"arguments":null,"successful":null,"toolCallId":null}]""",
            call.GetProperty("conversation").GetRawText());
        Assert.Equal("""[{"name":"e2e","p50":800,"p90":null,"p95":null,"p99":null,"max":null,"num":null}]""", call.GetProperty("latency").GetRawText());
        Assert.Equal("""[{"name":"topic","value":{"deep":[1]}}]""", call.GetProperty("customAnalysis").GetRawText());
        Assert.Equal("""[{"name":"a","value":"b"}]""", call.GetProperty("dynamicVariables").GetRawText());
        Assert.Equal((false, Deliveries.Start), (call.GetProperty("isHistory").GetBoolean(), call.GetProperty("transferEndTime").GetDateTimeOffset()));
        Assert.Equal("application/json", raw.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("cost", await raw.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(payload, await rawForAdmin.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_tenants_call_has_no_raw_object_and_no_neighbours()
    {
        await using var host = await ReadHost.StartAsync(backends);
        var user = await host.OpenAsync("agent_a");
        var other = await host.OpenAsync("agent_b");
        await host.Bench.AppendAsync(other.TenantId, Deliveries.Ended("agent_b", "call_theirs"));

        foreach (var part in (string[])["raw", "neighbours"])
        {
            var theirs = await host.GetAsync(user, $"/api/calls/call_theirs/{part}");
            var unknown = await host.GetAsync(user, $"/api/calls/call_nobodys/{part}");
            var odd = await host.GetAsync(user, $"/api/calls/{new string('x', 500)}/{part}");
            Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
            Assert.Equal(theirs.Body.ToString(), unknown.Body.ToString());
            Assert.Equal(theirs.Body.ToString(), odd.Body.ToString());
        }
    }

    private static string?[] Ids(JsonElement page) => [.. page.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("callId").GetString())];

    private static CallDelivery At(string callId, int hour)
    {
        var delivery = Deliveries.Ended("agent_a", callId);
        return delivery with { Fields = delivery.Fields with { StartedAt = Deliveries.Start.AddHours(hour) } };
    }

    private static async Task IndexAsync(ReadHost host)
    {
        using var indexer = new CallIndexer(host.Bench.Database.Writer, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<CallIndexer>.Instance);
        await indexer.IndexAsync(CancellationToken.None);
    }
}
