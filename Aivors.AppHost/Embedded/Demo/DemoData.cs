using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Aivors.AppHost.Embedded.Setup;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>Fills in the demo client through the front door, over HTTP only. Safe to run again: what is there is left alone.</summary>
internal static class DemoData
{
    private const int MaxParallel = 6;
    private const int Attempts = 5;

    public static async Task FillAsync(
        Uri api, LocalSecrets secrets, string anchorFile, Action<string> say, CancellationToken cancellationToken)
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
            var there = Number(stats["data"]?["stats"]?["totalCalls"]);
            var calls = DemoPlan.Make(Anchor(anchorFile, keep: there > 0));
            if (there >= calls.Count(call => call.Script.Connected)) return;

            say($"Demo: sending {calls.Count} calls of the last four weeks as webhooks ...");
            await PostCallsAsync(api, secrets.WebhookSecret, calls, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new StartupException($"The demo could not be filled in: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The moment that the plan counts back from. It is kept, so that a fill that was cut off is taken up with the very same calls,
    /// of which those that are there already change nothing.
    /// </summary>
    internal static DateTimeOffset Anchor(string file, bool keep)
    {
        if (keep && File.Exists(file)
            && DateTimeOffset.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, DateTimeStyles.None, out var kept)) return kept;
        var now = DateTimeOffset.Now;
        File.WriteAllText(file, now.ToString("O", CultureInfo.InvariantCulture));
        return now;
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

    /// <summary>Sent again when the stack is busy or the connection breaks: the same delivery is charged once, however often it comes.</summary>
    private static async Task PostAsync(HttpClient client, JsonObject webhook, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pause = TimeSpan.FromMilliseconds(300 * attempt);
            try
            {
                // in one piece with its length, as n8n sends it
                using var body = new StringContent(webhook.ToJsonString(), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri("api/n8n/retell-webhook", UriKind.Relative), body, cancellationToken);
                if (attempt == Attempts || answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                {
                    await ApiSession.ReadAsync(answer, "a webhook", cancellationToken);
                    return;
                }

                pause = answer.Headers.RetryAfter?.Delta ?? pause;
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                // unknown whether it was taken: the next attempt finds out
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
