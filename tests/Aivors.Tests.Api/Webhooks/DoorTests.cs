using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Webhooks;

/// <summary>Who gets in, and what the two small routes say.</summary>
public sealed class DoorTests(RunningStack stack)
{
    private const string Door = "/api/n8n/retell-webhook";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("SECRETx")]
    [InlineData("secret")]
    public async Task A_missing_or_wrong_secret_is_401_on_every_route(string? secret)
    {
        var api = await stack.ApiAsync();
        var header = (StackApi.SecretHeader, secret is null ? null
            : secret.StartsWith("SECRET", StringComparison.Ordinal) ? api.WebhookSecret + "x" : secret.Length > 0 ? secret : " ");
        var body = RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall());
        ApiAnswer[] answers =
        [
            await api.Anonymous.PostAsync(Door, body, header),
            await api.Anonymous.PostAsync(Door, "{", header),
            await api.Anonymous.PostAsync(Door, null, header),
            await api.Anonymous.GetAsync("/api/n8n/health", header),
            await api.Anonymous.PostAsync("/api/n8n/test", "{}", header),
            await api.Anonymous.PostAsync("/api/n8n/test", "{", header),
            await api.Anonymous.PostAsync("/api/n8n/test", null, header),
        ];

        Assert.All(answers, answer => Shapes.IsFailure(401, answer));
        Shapes.Are(Shapes.SignedOut, answers[0]);
    }

    [Fact]
    public async Task A_signed_in_admin_needs_the_secret_as_well() =>
        Shapes.IsFailure(401, await (await stack.AdminAsync()).PostAsync(Door, RetellBody.Ended(StackApi.NewAgent(), StackApi.NewCall())));

    [Fact]
    public async Task Health_and_test_answer_the_node()
    {
        var api = await stack.ApiAsync();
        var secret = (StackApi.SecretHeader, (string?)api.WebhookSecret);

        var health = Shapes.Is(200, await api.Anonymous.GetAsync("/api/n8n/health", secret));
        var test = Shapes.Is(200, await api.Anonymous.PostAsync("/api/n8n/test", """{"testData":{"a":[1,"x",null]}}""", secret));

        Shapes.Are("""
            bool: success
            text: service status
            time: timestamp
            """, health);
        Assert.Equal(("n8n-integration", "healthy"), (health["service"], health["status"]));
        Assert.Equal("""{"a":[1,"x",null]}""", test.At("received").GetRawText());
        // half a surrogate pair is JSON, and comes back as it was written
        var half = Shapes.Is(200, await api.Anonymous.PostAsync("/api/n8n/test", """{"testData":"\ud800"}""", secret));
        Assert.Equal("""
            "\ud800"
            """, half.At("received").GetRawText());
        Assert.True(test.Bool("success"));
        Assert.NotNull(test["message"]);
        Assert.NotNull(test["timestamp"]);
    }

    [Fact]
    public async Task Asking_with_GET_is_405_and_says_to_use_POST()
    {
        var api = await stack.ApiAsync();

        var answer = await api.Anonymous.GetAsync(Door, (StackApi.SecretHeader, api.WebhookSecret));

        Shapes.IsFailure(405, answer);
        Assert.Contains("POST", answer["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_or_a_foreign_origin_beside_the_secret_does_not_matter()
    {
        var api = await stack.ApiAsync();
        var (user, agentId) = await stack.ClientAsync();
        Shapes.Is(201, await user.Browser.PostAsync(Door, RetellBody.Ended(agentId, StackApi.NewCall()),
            ("Origin", "https://n8n.example.test"), (StackApi.SecretHeader, api.WebhookSecret)));
    }
}
