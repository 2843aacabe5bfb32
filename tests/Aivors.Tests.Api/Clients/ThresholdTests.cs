using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Clients;

public sealed class ThresholdTests(RunningStack stack)
{
    [Fact]
    public async Task A_client_sets_its_threshold_and_is_warned_by_it()
    {
        var (user, _) = await stack.ClientAsync(minutes: 0);
        var admin = await (await stack.ApiAsync()).SignInAdminAsync();
        await StackApi.GrantAsync(admin, user.UserId, 10);

        var before = await user.Browser.GetAsync("/api/subscription/me");
        var set = Shapes.Is(200, await user.Browser.PutAsync("/api/credits/threshold", new { minutes = 11 }));
        var after = await user.Browser.GetAsync("/api/subscription/me");
        var byAdmin = Shapes.Is(200, await admin.PutAsync($"/api/credits/threshold?userId={user.UserId}", new { minutes = 0 }));
        var cleared = await user.Browser.GetAsync("/api/subscription/me");

        Shapes.Are(Shapes.Envelope + "number: data > lowBalanceMinutes", set);
        Assert.Equal((false, true, false), (before.Bool("data.lowBalance"), after.Bool("data.lowBalance"), cleared.Bool("data.lowBalance")));
        Assert.Equal((11, 0), (set.Number("data.lowBalanceMinutes"), byAdmin.Number("data.lowBalanceMinutes")));
    }

    [Fact]
    public async Task The_same_key_sets_it_once_and_is_refused_for_something_else()
    {
        var (user, _) = await stack.ClientAsync();
        Task<ApiAnswer> SetAsync(long minutes, string key) => user.Browser.SendAsync(
            HttpMethod.Put, "/api/credits/threshold", ApiClient.ContentOf(new { minutes }), ("Idempotency-Key", key));

        Shapes.Is(200, await SetAsync(20, "once"));
        Shapes.Is(200, await SetAsync(30, "again"));
        Shapes.Is(200, await SetAsync(20, "once"));
        Shapes.IsFailure(409, await SetAsync(40, "once"));
        Shapes.IsFailure(400, await SetAsync(40, "not a key"));

        var facts = await user.Browser.GetAsync("/api/credits/ledger?kind=tenant_changed");
        Assert.Equal(2, facts.At("data.entries").GetArrayLength());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"minutes":-1}""")]
    [InlineData("""{"minutes":100001}""")]
    [InlineData("""{"minutes":1.5}""")]
    [InlineData("""{"minutes":"5"}""")]
    [InlineData("""{"minutes":5,"seconds":1}""")]
    public async Task What_is_no_threshold_is_400(string body)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.SendAsync(HttpMethod.Put, "/api/credits/threshold", ApiClient.ContentOf(body)));
    }
}
