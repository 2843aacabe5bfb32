using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.SignIn;

public sealed class SessionTests(RunningStack stack)
{
    [Fact]
    public async Task Signing_in_answers_200_with_the_user_and_new_cookies()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var browser = api.NewBrowser();

        var answer = await browser.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password });

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.User, answer);
        Assert.Equal(user.UserId, answer["user._id"]);
        Assert.NotEqual(user.Browser.Cookies["access_token"], browser.Cookies["access_token"]);
        Assert.Equal(user.UserId, Shapes.Is(200, await browser.AsBearer().GetAsync("/api/auth/me"))["user._id"]);
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_password_get_the_same_answer()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();

        var wrong = await api.NewBrowser().PostAsync("/api/auth/login", new { email = user.Email, password = "not the password" });
        var unknown = await api.NewBrowser().PostAsync("/api/auth/login", new { email = StackApi.NewEmail(), password = SignedUp.Password });
        var noAddress = await api.NewBrowser().PostAsync("/api/auth/login", new { email = "nobody", password = SignedUp.Password });

        Shapes.IsFailure(401, wrong);
        Assert.Equal(wrong.WithoutTimestamp, unknown.WithoutTimestamp);
        Assert.Equal(wrong.WithoutTimestamp, noAddress.WithoutTimestamp);
        Assert.Empty(wrong.SetCookies);
    }

    [Theory]
    [InlineData("""{"email":"a@example.test"}""")]
    [InlineData("""{"password":"correct horse battery"}""")]
    [InlineData("""{"email":{"$ne":null},"password":{"$ne":null}}""")]
    [InlineData("{")]
    public async Task A_bad_sign_in_is_400(string body) =>
        Shapes.IsFailure(400, await (await stack.ApiAsync()).NewBrowser().PostAsync("/api/auth/login", body));

    [Fact]
    public async Task Me_shows_the_user_to_cookie_and_bearer_alike()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var byCookie = Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        var byBearer = Shapes.Is(200, await user.Bearer.GetAsync("/api/auth/me"));

        Shapes.Are(Shapes.User, byCookie);
        Assert.Equal(byCookie.WithoutTimestamp, byBearer.WithoutTimestamp);
    }

    [Fact]
    public async Task Refreshing_gives_new_cookies_and_a_spent_token_revokes_the_whole_family()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var spent = user.Browser.Cookies["refresh_token"];

        var renewed = await user.Browser.PostAsync("/api/auth/refresh", null);
        Shapes.Is(200, renewed);
        Shapes.Are(Shapes.Envelope, renewed);
        Assert.Contains(renewed.SetCookies, cookie => cookie.StartsWith("access_token=", StringComparison.Ordinal));
        Assert.NotEqual(spent, user.Browser.Cookies["refresh_token"]);
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        await AgeAsync(user);

        var thief = api.NewBrowser();
        thief.Cookies["refresh_token"] = spent;
        Shapes.IsFailure(401, await thief.PostAsync("/api/auth/refresh", null));
        Shapes.IsFailure(401, await user.Browser.PostAsync("/api/auth/refresh", null));
        Shapes.IsFailure(401, await user.Browser.GetAsync("/api/auth/me"));
    }

    [Fact]
    public async Task Two_tabs_that_refresh_at_nearly_the_same_time_stay_signed_in()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var cookie = ("Cookie", (string?)$"refresh_token={user.Browser.Cookies["refresh_token"]}");
        Shapes.Is(200, await user.Browser.PostAsync("/api/auth/refresh", null));

        // The second tab sent its request with the cookie as it was before the first one's answer.
        var second = await user.Browser.PostAsync("/api/auth/refresh", null, cookie);

        Shapes.IsFailure(401, second);
        Assert.True(second.Bool("tokenExpired"));
        Assert.Empty(second.SetCookies);
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        Shapes.Is(200, await user.Browser.PostAsync("/api/auth/refresh", null));
        Assert.Equal(0L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'refresh_token_reused' and user_id = $1", Guid.Parse(user.UserId)));
    }

    [Fact]
    public async Task Refreshing_without_a_token_or_with_an_invented_one_is_401()
    {
        var api = await stack.ApiAsync();
        var invented = api.NewBrowser();
        invented.Cookies["refresh_token"] = new string('a', 43);

        Shapes.IsFailure(401, await api.NewBrowser().PostAsync("/api/auth/refresh", null));
        Shapes.IsFailure(401, await invented.PostAsync("/api/auth/refresh", null));
    }

    [Fact]
    public async Task Signing_out_clears_the_cookies_and_ends_the_session()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var (bearer, refresh) = (user.Bearer, user.Browser.Cookies["refresh_token"]);

        var answer = await user.Browser.PostAsync("/api/auth/logout", null);

        Shapes.Is(200, answer);
        Shapes.Are(Shapes.Envelope, answer);
        Assert.Empty(user.Browser.Cookies);
        Shapes.IsFailure(401, await bearer.GetAsync("/api/auth/me"));
        var old = api.NewBrowser();
        old.Cookies["refresh_token"] = refresh;
        Shapes.IsFailure(401, await old.PostAsync("/api/auth/refresh", null));
        Shapes.Is(200, await api.NewBrowser().PostAsync("/api/auth/logout", null));
    }

    [Fact]
    public async Task The_csrf_token_comes_in_the_body_and_in_a_cookie_that_scripts_can_read()
    {
        var answer = Shapes.Is(200, await (await stack.ApiAsync()).Anonymous.GetAsync("/api/csrf-token"));

        Shapes.Are("""
            bool: success
            text: csrfToken
            """, answer);
        var cookie = Assert.Single(answer.SetCookies);
        Assert.StartsWith($"XSRF-TOKEN={answer["csrfToken"]};", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Lets time pass since the user's tokens were spent: it is the database's own, which no test can set.</summary>
    private async Task AgeAsync(SignedUp user)
    {
        await using var age = (await stack.OwnerAsync()).CreateCommand(
            "update refresh_tokens set spent_at = spent_at - interval '11 seconds' where spent_at is not null and user_id = $1");
        age.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Guid.Parse(user.UserId) });
        await age.ExecuteNonQueryAsync();
    }
}
