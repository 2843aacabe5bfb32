using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Settings;

public sealed class AccountTests(RunningStack stack)
{
    private const string Account = Shapes.Envelope + """
        text: data.user > userId name email role
        time: data.user > createdAt
        text: data.tenant > tenantId name timeZone status plan
        number: data.tenant > lowBalanceMinutes
        """;

    [Fact]
    public async Task The_account_shows_the_user_and_its_tenants_settings()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = Shapes.Is(200, await user.Browser.GetAsync("/api/account"));

        Shapes.Are(Account, answer);
        Assert.Equal((user.UserId, user.Email, "UTC", "active"),
            (answer["data.user.userId"], answer["data.user.email"], answer["data.tenant.timeZone"], answer["data.tenant.status"]));
        Assert.Equal(5, answer.Number("data.tenant.lowBalanceMinutes"));
    }

    [Fact]
    public async Task A_new_name_is_the_users_and_the_tenant_keeps_its_own()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = Shapes.Is(200, await user.Browser.PutAsync("/api/account/profile", new { name = "  Ada Lovelace  " }));

        Shapes.Are(Account, answer);
        Assert.Equal(("Ada Lovelace", "Test Person"), (answer["data.user.name"], answer["data.tenant.name"]));
        Assert.Equal("Ada Lovelace", (await user.Bearer.GetAsync("/api/auth/me"))["user.name"]);
        Assert.Equal(1L, await stack.ScalarAsync<long>("select count(*) from audit_log where event_type = 'profile_changed' and user_id = $1", Guid.Parse(user.UserId)));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"name":" "}""")]
    [InlineData("""{"name":"a\u0000b"}""")]
    [InlineData("""{"name":"Ada","role":"admin"}""")]
    public async Task A_name_that_cannot_be_is_400(string body) =>
        Shapes.IsFailure(400, await (await (await stack.ApiAsync()).SignUpAsync()).Browser.PutAsync("/api/account/profile", body));

    [Fact]
    public async Task A_time_zone_is_changed_through_the_ledger_once_per_key()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var key = ("Idempotency-Key", $"zone-{Guid.NewGuid()}");

        Task<ApiAnswer> SetAsync(string zone) =>
            user.Browser.SendAsync(HttpMethod.Put, "/api/account/time-zone", ApiClient.ContentOf(new { timeZone = zone }), key);
        var first = Shapes.Is(200, await SetAsync("Asia/Kolkata"));
        var again = Shapes.Is(200, await SetAsync("Asia/Kolkata"));

        Shapes.Are(Account, first);
        Assert.Equal("Asia/Kolkata", first["data.tenant.timeZone"]);
        Assert.Contains("stay as they are", first["message"], StringComparison.Ordinal);
        Assert.Equal(first.WithoutTimestamp, again.WithoutTimestamp);
        Shapes.IsFailure(409, await SetAsync("Europe/Berlin"));
        var ledger = await user.Browser.GetAsync("/api/credits/ledger");
        Assert.Single(ledger.At("data.entries").EnumerateArray(), entry => entry.GetProperty("kind").GetString() == "tenant_changed");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"timeZone":"Europe/Nowhere"}""")]
    [InlineData("""{"timeZone":"europe/berlin"}""")]
    [InlineData("""{"timeZone":"UTC+3"}""")]
    [InlineData("""{"timeZone":"posix/Europe/Berlin"}""")]
    [InlineData("""{"timeZone":"a\u0000b"}""")]
    public async Task A_time_zone_that_is_not_known_is_400(string body)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.PutAsync("/api/account/time-zone", body));
        Assert.Equal("UTC", (await user.Browser.GetAsync("/api/account"))["data.tenant.timeZone"]);
    }
}
