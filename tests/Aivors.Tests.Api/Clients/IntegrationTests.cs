using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class IntegrationTests(RunningStack stack)
{
    [Fact]
    public async Task A_client_sees_its_own_deliveries_page_by_page_and_nobody_elses()
    {
        var (api, admin) = (await stack.ApiAsync(), await stack.AdminAsync());
        var (user, agentId) = await stack.ClientAsync();
        var (_, theirs) = await stack.ClientAsync();
        var calls = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            calls.Insert(0, StackApi.NewCall());
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, calls[0])), 201);
            StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(theirs, StackApi.NewCall())), 201);
        }

        foreach (var (caller, whose) in new[] { (user.Browser, ""), (admin, $"&userId={user.UserId}") })
        {
            var (seen, cursor) = (new List<string>(), "");
            do
            {
                var page = Shapes.Is(200, await caller.GetAsync($"/api/deliveries?limit=2{whose}{cursor}"));
                seen.AddRange(page.At("data.deliveries").EnumerateArray().Select(delivery => delivery.GetProperty("callId").GetString()!));
                cursor = page["data.nextCursor"] is { } next ? $"&cursor={next}" : "";
            }
            while (cursor.Length > 0);
            Assert.Equal(calls, seen);
        }

        var all = await user.Browser.GetAsync("/api/deliveries");
        Assert.All(all.At("data.deliveries").EnumerateArray(), delivery => Assert.Equal("recorded", delivery.GetProperty("verdict").GetString()));
        Shapes.IsFailure(400, await user.Browser.GetAsync("/api/deliveries?cursor=nonsense"));
        Shapes.IsFailure(400, await user.Browser.GetAsync("/api/deliveries?limit=-1"));
    }

    [Theory]
    [InlineData("", "retell-to-aivors.workflow.json", "={{ $json.body }}")]
    [InlineData("?signed=false", "retell-to-aivors.workflow.json", "={{ $json.body }}")]
    [InlineData("?signed=true", "retell-to-aivors-signed.workflow.json", "={{ $json }}")]
    public async Task The_workflow_comes_as_a_file_with_this_servers_address_and_no_secret(string query, string file, string body)
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync($"/api/n8n/workflow{query}"));

        Assert.Equal("application/json", answer.ContentType);
        var forward = answer.At("nodes").EnumerateArray().Single(node => node.GetProperty("name").GetString() == "Forward to Aivors").GetProperty("parameters");
        Assert.Equal(($"{api.Origin}/api/n8n/retell-webhook", body), (forward.GetProperty("url").GetString(), forward.GetProperty("jsonBody").GetString()));
        Assert.DoesNotContain(api.WebhookSecret, answer.Text, StringComparison.Ordinal);
        Assert.Contains(file, answer.Disposition, StringComparison.Ordinal);
        Shapes.IsFailure(400, await user.Browser.GetAsync("/api/n8n/workflow?signed=perhaps"));
    }

    [Fact]
    public async Task The_public_address_goes_before_the_one_that_the_page_was_asked_at()
    {
        await using var other = await stack.StartOtherApiAsync(new Dictionary<string, string> { ["Retell__PublicUrl"] = "https://calls.example.net/" });
        var user = await other.Api.SignUpAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync("/api/n8n/workflow"));

        Assert.Contains("\"https://calls.example.net/api/n8n/retell-webhook\"", answer.Text, StringComparison.Ordinal);
    }
}
