using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Admin;

public sealed class CreditTests(RunningStack stack)
{
    private const string Add = "/api/subscription/add-credits";

    [Fact]
    public async Task Adding_credits_answers_with_the_new_figures()
    {
        var admin = await stack.AdminAsync();
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = await admin.PostAsync(Add, new { userId = user.UserId, minutes = 100, reason = "invoice 7" });

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.Envelope + """
            text: data > userId
            number: data > minutesAdded
            number: data.subscription > totalCredits usedCredits availableCredits overdraftCredits creditsRemaining
            bool: data.subscription > lowBalance stopWorkflow shouldDisableWorkflow
            """, answer);
        Assert.Equal((user.UserId, 100, 100), (answer["data.userId"], answer.Number("data.minutesAdded"), answer.Number("data.subscription.availableCredits")));
    }

    [Fact]
    public async Task The_same_key_grants_once_and_with_other_content_is_409()
    {
        var admin = await stack.AdminAsync();
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var key = ("Idempotency-Key", $"key-{Guid.NewGuid()}");

        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.PostAsync(Add, new { userId = user.UserId, minutes = 10 }, key)));
        var other = await admin.PostAsync(Add, new { userId = user.UserId, minutes = 11 }, key);

        Assert.All(many, answer => Assert.Equal((200, 10), (answer.Status, answer.Number("data.subscription.availableCredits"))));
        Assert.Single(many.Select(answer => answer.WithoutTimestamp).Distinct());
        Shapes.IsFailure(409, other);
        Assert.Equal(10, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
    }

    [Theory]
    [InlineData("""{"minutes":5}""", 400)]
    [InlineData("""{"userId":"ID"}""", 400)]
    [InlineData("""{"userId":"ID","minutes":0}""", 400)]
    [InlineData("""{"userId":"ID","minutes":-5}""", 400)]
    [InlineData("""{"userId":"ID","minutes":1000001}""", 400)]
    [InlineData("""{"userId":"ID","minutes":1.5}""", 400)]
    [InlineData("""{"userId":"ID","minutes":99999999999999999999}""", 400)]
    [InlineData("""{"userId":"ID","minutes":5,"balance":7}""", 400)]
    [InlineData("""{"userId":"ID","minutes":5,"reason":"a\u0000b"}""", 400)]
    [InlineData("""{"userId":"nobody","minutes":5}""", 404)]
    [InlineData("""{"userId":"0190c0de-0000-7000-8000-000000000000","minutes":5}""", 404)]
    public async Task What_cannot_be_granted_is_refused_and_grants_nothing(string body, int status)
    {
        var admin = await stack.AdminAsync();
        var user = await (await stack.ApiAsync()).SignUpAsync();

        Shapes.IsFailure(status, await admin.PostAsync(Add, body.Replace("ID", user.UserId, StringComparison.Ordinal)));

        Assert.Equal(0, (await user.Browser.GetAsync("/api/subscription/me")).Number("data.creditsRemaining"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task A_key_that_cannot_be_one_is_400(string key)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await (await stack.AdminAsync()).PostAsync(Add, new { userId = user.UserId, minutes = 5 }, ("Idempotency-Key", key)));
    }

    [Fact]
    public async Task Setting_minutes_becomes_entries_of_the_difference()
    {
        var admin = await stack.AdminAsync();
        var (user, _) = await stack.ClientAsync(minutes: 100);

        var answer = await admin.PutAsync($"/api/admin/users/{user.UserId}/subscription", new { plan = "pro_plus", status = "inactive", minutesRemaining = 40 });

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.Envelope + """
            text: data.user > _id name email role status
            time: data.user > createdAt
            text: data.user.subscription > plan status
            number: data.user.subscription > minutesPurchased minutesRemaining
            null: data.user.subscription > nextBillingDate
            text: data.subscription > plan status
            number: data.subscription > minutesPurchased minutesRemaining
            null: data.subscription > nextBillingDate
            """, answer);
        Assert.Equal(("pro_plus", "inactive", 40),
            (answer["data.subscription.plan"], answer["data.subscription.status"], answer.Number("data.subscription.minutesRemaining")));
        var newest = (await user.Browser.GetAsync("/api/credits/ledger")).At("data.entries")[0];
        Assert.Equal(("credits_adjusted", -3600), (newest.GetProperty("kind").GetString(), newest.GetProperty("amountSeconds").GetInt64()));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"status":"paused"}""", 400)]
    [InlineData("""{"plan":""}""", 400)]
    [InlineData("""{"minutesRemaining":-1}""", 400)]
    [InlineData("""{"minutesPurchased":"all"}""", 400)]
    [InlineData("""{"balance":5}""", 400)]
    public async Task A_subscription_that_cannot_be_is_400(string body, int status)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var admin = await stack.AdminAsync();
        Shapes.IsFailure(status, await admin.SendAsync(HttpMethod.Put, $"/api/admin/users/{user.UserId}/subscription", ApiClient.ContentOf(body)));
        Shapes.IsFailure(404, await admin.PutAsync($"/api/admin/users/{Guid.NewGuid()}/subscription", new { plan = "pro" }));
        Shapes.IsFailure(404, await admin.PutAsync("/api/admin/users/nobody/subscription", new { plan = "pro" }));
    }
}
