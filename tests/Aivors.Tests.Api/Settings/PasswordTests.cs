using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Settings;

public sealed class PasswordTests(RunningStack stack)
{
    private const string Route = "/api/account/password";
    private const string New = "another horse battery";

    [Fact]
    public async Task A_new_password_ends_all_other_sessions_and_renews_the_own_cookies()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var (other, oldBearer) = (await SignInAsync(api, user.Email, SignedUp.Password), user.Bearer);
        var oldRefresh = user.Browser.Cookies["refresh_token"];

        var answer = Shapes.Is(200, await user.Browser.PutAsync(Route, new { currentPassword = SignedUp.Password, newPassword = New }));

        Shapes.Are(Shapes.Envelope, answer);
        Assert.NotEqual(oldRefresh, user.Browser.Cookies["refresh_token"]);
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        Shapes.IsFailure(401, await oldBearer.GetAsync("/api/auth/me"));
        Shapes.IsFailure(401, await other.GetAsync("/api/auth/me"));
        Shapes.IsFailure(401, await other.PostAsync("/api/auth/refresh", null));
        Shapes.Is(200, await user.Browser.PostAsync("/api/auth/refresh", null));
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        Shapes.IsFailure(401, await api.NewBrowser().PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }));
        Shapes.Is(200, await (await SignInAsync(api, user.Email, New)).GetAsync("/api/auth/me"));
        Assert.Equal(1L, await stack.ScalarAsync<long>("select count(*) from audit_log where event_type = 'password_changed' and user_id = $1", Guid.Parse(user.UserId)));
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing_and_is_audited()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();

        var answer = await user.Browser.PutAsync(Route, new { currentPassword = "not the password", newPassword = New });

        Shapes.IsFailure(400, answer, "The current password is not right.");
        Assert.Empty(answer.SetCookies);
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        Shapes.Is(200, await (await SignInAsync(api, user.Email, SignedUp.Password)).GetAsync("/api/auth/me"));
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'password_change_failed' and user_id = $1", Guid.Parse(user.UserId)));
    }

    [Fact]
    public async Task Guessing_the_current_password_is_limited_as_signing_in_is()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        await using var strict = await stack.StartOtherApiAsync(new Dictionary<string, string> { ["SignIn__PerAccountPerMinute"] = "3" });
        var browser = await SignInAsync(strict.Api, user.Email, SignedUp.Password);

        var answers = new List<ApiAnswer>();
        while (answers.Count < 8)
        {
            answers.Add(await browser.PutAsync(Route, new { currentPassword = $"guess number {answers.Count}", newPassword = New }));
        }

        // The minute may have turned once on the way.
        Assert.InRange(answers.Count(answer => answer.Status == 400), 3, 6);
        var limited = answers.First(answer => answer.Status == 429);
        Shapes.IsFailure(429, limited);
        Assert.NotNull(limited.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"currentPassword":"correct horse battery"}""")]
    [InlineData("""{"currentPassword":"correct horse battery","newPassword":"short"}""")]
    [InlineData("""{"currentPassword":"correct horse battery","newPassword":"password123"}""")]
    [InlineData("""{"currentPassword":"correct horse battery","newPassword":"another horse battery","userId":"x"}""")]
    public async Task A_password_that_cannot_be_is_400(string body)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.IsFailure(400, await user.Browser.PutAsync(Route, body));
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
    }

    private static async Task<ApiClient> SignInAsync(StackApi api, string email, string password)
    {
        var browser = api.NewBrowser();
        Shapes.Is(200, await browser.PostAsync("/api/auth/login", new { email, password }));
        return browser;
    }
}
