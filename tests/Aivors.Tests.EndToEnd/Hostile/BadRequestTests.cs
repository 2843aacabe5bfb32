using System.Collections.Concurrent;
using System.Globalization;
using Aivors.Testing.Retell;
using Aivors.Testing.Stack;

namespace Aivors.Tests.EndToEnd.Hostile;

/// <summary>
/// 20,000 requests that are wrong in some way, made from the Api's own description, to a real stack. A seed makes the same ones again:
/// <c>AIVORS_BAD_SEED</c>, and <c>AIVORS_BAD_CASE</c> for one of them alone; <c>AIVORS_BAD_REQUESTS</c> sends another number of them.
/// </summary>
public sealed class BadRequestTests(ITestOutputHelper output)
{
    private const int AtOnce = 16;

    [Fact]
    public async Task Bad_requests_are_refused_without_a_5xx_without_a_word_of_another_tenant_and_with_the_books_intact()
    {
        var seed = Number("AIVORS_BAD_SEED") ?? Random.Shared.Next(1_000_000);
        var count = Number("AIVORS_BAD_REQUESTS") ?? 20_000;
        await using var retell = await RetellStandIn.StartAsync();
        await using var run = await LocalRun.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Retell__BaseUrl"] = retell.BaseUrl });
        var scene = await Scene.SetAsync(run.Api);
        var requests = new BadRequests(
            StackApi.Check(await run.Api.Anonymous.GetAsync("/openapi/v1.json"), 200).Json, seed, scene.KnownIds);
        var only = Number("AIVORS_BAD_CASE");

        var (failures, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<int, int>());
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = AtOnce })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
        await Parallel.ForEachAsync(Enumerable.Range(only ?? 0, only is null ? count : 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancel) =>
        {
            var request = requests.Make(number);
            var (status, text) = await SendAsync(http, run.Api, request, scene, cancel);
            statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
            if (status >= 500 || (request.Caller != 2 && scene.Marks.Any(mark => text.Contains(mark, StringComparison.Ordinal))))
            {
                failures.Enqueue($"{status} {(text.Length > 300 ? text[..300] : text)}\n  {request}");
            }
        });

        output.WriteLine($"seed {seed}: {count} requests to {requests.Operations} operations: "
            + string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(failures.IsEmpty, $"seed {seed}, {failures.Count} failures:\n{string.Join('\n', failures.Take(20))}");
        // None of it was merely refused at the door: there were answers of every kind.
        if (only is null && count >= 20_000) Assert.All((int[])[200, 400, 401, 403, 404], status => Assert.True(statuses.ContainsKey(status), $"no {status}"));
        StackApi.Check(await run.Api.PostDeliveryAsync(RetellBody.Ended(scene.AgentId, StackApi.NewCall())), 201);
        Assert.Empty(await run.VerifyAsync());
    }

    private static async Task<(int Status, string Text)> SendAsync(HttpClient http, StackApi api, BadRequest request, Scene scene, CancellationToken cancel)
    {
        using var message = request.ToMessage(api.Address);
        if (request.Caller is 1 or 2) message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(request.Caller == 1 ? scene.UserToken : scene.AdminToken)}");
        if (request.Caller == 3) message.Headers.TryAddWithoutValidation(StackApi.SecretHeader, api.WebhookSecret);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            // A stream of one's own is a good answer and has no end.
            var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync(cancel);
            return ((int)response.StatusCode, text + response.Headers);
        }
        catch (HttpRequestException e) when (e.InnerException is IOException or System.Net.Sockets.SocketException || e.StatusCode is null)
        {
            // What is no HTTP at all may be answered by closing the connection.
            return (0, e.Message);
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Who asks, and whose marks must not be told to anybody else.</summary>
    private sealed record Scene(string UserToken, string AdminToken, string AgentId, IReadOnlyList<string> KnownIds, IReadOnlyList<string> Marks)
    {
        public static async Task<Scene> SetAsync(StackApi api)
        {
            var owner = await api.SignUpAsync();
            StackApi.Check(await owner.Browser.PutAsync("/api/account/profile", new { name = Canaries.Name }), 200);
            var agentId = await StackApi.ConnectAgentAsync(owner);
            var callId = StackApi.NewCall();
            var call = RetellBody.Call(agentId, callId);
            (call["transcript"], call["from_number"], call["agent_name"]) = (Canaries.Transcript, Canaries.FromNumber, Canaries.AgentName);
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Envelope("call_ended", call)), 201);
            var user = await api.SignUpAsync();
            await StackApi.ConnectAgentAsync(user);
            var admin = await api.SignInAdminAsync();
            var tenantId = (await owner.Browser.GetAsync("/api/account"))["data.tenant.tenantId"]!;
            return new Scene(user.Browser.Cookies["access_token"], admin.Cookies["access_token"], agentId,
                [owner.UserId, user.UserId, tenantId, callId, agentId], [Canaries.Name, Canaries.Transcript, Canaries.FromNumber, Canaries.AgentName, owner.Email]);
        }
    }
}
