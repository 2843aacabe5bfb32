using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>Fills in the demo client through the front door, over HTTP only. Safe to run again: what is there is left alone.</summary>
internal static class DemoData
{
    private const int MaxParallel = 6;
    private const int Attempts = 5;

    public static async Task FillAsync(Uri api, LocalSecrets secrets, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new ApiSession(api);
            if (!await client.SignUpAsync(DemoAccount.Name, DemoAccount.Email, secrets.DemoPassword, cancellationToken))
                await client.SignInAsync(DemoAccount.Email, secrets.DemoPassword, cancellationToken);

            await client.SendAsync("api/retell/connect-agent", new { agentId = DemoAccount.ReceptionAgent }, cancellationToken);
            await client.SendAsync("api/retell/connect-agent", new { agentId = DemoAccount.OutboundAgent }, cancellationToken);
            await GrantAsync(api, client, secrets, cancellationToken);

            var stats = await client.GetAsync($"api/calls/stats/{client.UserId}", cancellationToken);
            if (Number(stats["data"]?["stats"]?["totalCalls"]) > 0) return;

            var calls = DemoPlan.Make(DateTimeOffset.Now);
            say($"Demo: sending {calls.Count} calls of the last four weeks as webhooks ...");
            await PostCallsAsync(api, secrets.WebhookSecret, calls, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new StartupException($"The demo could not be filled in: {exception.Message}", exception);
        }
    }

    internal static async Task PostCallsAsync(Uri api, string secret, IReadOnlyList<DemoCall> calls, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = api, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Add("x-n8n-webhook-secret", secret);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(calls, limits, async (call, token) =>
        {
            await PostAsync(client, DemoWebhook.Ended(call), token);
            await PostAsync(client, DemoWebhook.Analyzed(call), token);
        });
    }

    /// <summary>The admin's part; by the total ever granted, so that a second run gives nothing.</summary>
    private static async Task GrantAsync(Uri api, ApiSession client, LocalSecrets secrets, CancellationToken cancellationToken)
    {
        var subscription = await client.GetAsync("api/subscription/me", cancellationToken);
        if (Number(subscription["data"]?["subscription"]?["totalCredits"]) >= DemoAccount.Minutes) return;

        using var admin = new ApiSession(api);
        await admin.SignInAsync(secrets.AdminEmail, secrets.AdminPassword, cancellationToken);
        await admin.SendAsync("api/subscription/add-credits", new { userId = client.UserId, minutes = DemoAccount.Minutes }, cancellationToken);
    }

    /// <summary>A busy stack says 503 (or 429): the same delivery again is charged once, so it is simply sent again.</summary>
    private static async Task PostAsync(HttpClient client, JsonObject webhook, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await client.PostAsJsonAsync(new Uri("api/n8n/retell-webhook", UriKind.Relative), webhook, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests && attempt < Attempts)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(300 * attempt), cancellationToken);
                continue;
            }

            await ApiSession.ReadAsync(answer, "a webhook", cancellationToken);
            return;
        }
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
