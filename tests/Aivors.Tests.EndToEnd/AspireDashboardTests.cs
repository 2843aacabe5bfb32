using System.Net;
using System.Text.Json;
using Aivors.AppHost.Embedded;
using Aivors.AppHost.Embedded.Telemetry;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd;

/// <summary>The real Aspire dashboard beside the stack, asked through its own API. Skipped where its CLI cannot be had.</summary>
public sealed class AspireDashboardTests(ITestOutputHelper output)
{
    [Fact]
    public async Task It_shows_both_services_their_logs_and_a_trace_from_the_door_to_the_database()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [AspireCli.Variable] = await CliAsync() };
        await using var run = await LocalRun.StartAsync(settings, "--telemetry");
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run.DataFolder, TelemetryDashboard.SettingsFile)));
        var address = file.RootElement.GetProperty("Address").GetString()!;
        var key = file.RootElement.GetProperty("Dashboard").GetProperty("Api").GetProperty("PrimaryApiKey").GetString()!;
        Assert.Contains($"{address}/login?t=", run.Host!.Output, StringComparison.Ordinal);
        using var dashboard = new HttpClient { BaseAddress = new Uri(address) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await dashboard.GetAsync("/api/telemetry/resources")).StatusCode);
        dashboard.DefaultRequestHeaders.Add("x-api-key", key);

        var user = await run.Api.SignUpAsync();
        var agentId = await StackApi.ConnectAgentAsync(user);
        var callId = StackApi.NewCall();
        StackApi.Check(await run.Api.PostDeliveryAsync(RetellBody.Ended(agentId, callId)), 201);

        await Poll.UntilAsync("both services are shown", async () =>
            await dashboard.GetStringAsync("/api/telemetry/resources") is var text && text.Contains("\"api\"", StringComparison.Ordinal) && text.Contains("\"silo\"", StringComparison.Ordinal));
        IReadOnlyList<ShownSpan> trace = [];
        await Poll.UntilAsync("the trace is whole", async () =>
        {
            var spans = ShownSpan.All(await dashboard.GetStringAsync("/api/telemetry/spans"));
            var deliver = spans.FirstOrDefault(span => span.Name == "deliver" && span.CallId == callId);
            trace = [.. spans.Where(span => span.TraceId == deliver?.TraceId)];
            return trace.Any(span => span.Name == "postgresql") && trace.Any(span => span.Name == "POST /api/n8n/retell-webhook");
        });
        Assert.Equal(["api", "silo"], trace.Select(span => span.Service).Distinct().Order(StringComparer.Ordinal));
        await Poll.UntilAsync("the line is shown", async () =>
            (await dashboard.GetStringAsync("/api/telemetry/logs")).Contains($"call saved: {callId}", StringComparison.Ordinal));
        output.WriteLine(string.Join('\n', trace.Select(span => $"{span.Service} {span.Name}")));

        Assert.Equal(0, await run.StopAsync());
        Assert.Empty(run.Processes);
    }

    private static async Task<string> CliAsync()
    {
        try
        {
            return await AspireCli.FindOrFetchAsync(null, CancellationToken.None);
        }
        catch (StartupException e)
        {
            Assert.Skip($"No Aspire CLI: {e.Message}");
            throw;
        }
    }

    /// <summary>A span as the dashboard's API tells it: OTLP as JSON.</summary>
    private sealed record ShownSpan(string Service, string TraceId, string Name, string? CallId)
    {
        public static IReadOnlyList<ShownSpan> All(string json)
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. from resource in document.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
                   let service = Attribute(resource.GetProperty("resource"), "service.name")
                   from scope in resource.GetProperty("scopeSpans").EnumerateArray()
                   from span in scope.GetProperty("spans").EnumerateArray()
                   select new ShownSpan(service!, span.GetProperty("traceId").GetString()!, span.GetProperty("name").GetString()!, Attribute(span, "retell.call_id")),
            ];
        }

        private static string? Attribute(JsonElement owner, string key) => owner.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().Where(pair => pair.GetProperty("key").GetString() == key)
                .Select(pair => pair.GetProperty("value").TryGetProperty("stringValue", out var text) ? text.GetString() : null).FirstOrDefault()
            : null;
    }
}
