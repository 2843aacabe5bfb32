using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.SignIn;

public sealed class SignUpTests(RunningStack stack)
{
    [Fact]
    public async Task Signing_up_answers_201_with_the_user_and_both_cookies()
    {
        var api = await stack.ApiAsync();
        var browser = api.NewBrowser();
        var email = StackApi.NewEmail();

        var answer = await browser.PostAsync("/api/auth/signup", new { name = " Ada ", email = email.ToUpperInvariant(), password = SignedUp.Password });

        Shapes.Is(201, answer);
        Shapes.Are(Shapes.User, answer);
        Assert.Equal(("Ada", email, "user", "active"), (answer["user.name"], answer["user.email"], answer["user.role"], answer["user.status"]));
        Assert.Equal((0, 0), (answer.Number("user.subscription.minutesPurchased"), answer.Number("user.subscription.minutesRemaining")));
        Assert.DoesNotContain("hash", answer.Text, StringComparison.OrdinalIgnoreCase);
        var access = Assert.Single(answer.SetCookies, cookie => cookie.StartsWith("access_token=", StringComparison.Ordinal));
        var refresh = Assert.Single(answer.SetCookies, cookie => cookie.StartsWith("refresh_token=", StringComparison.Ordinal));
        Assert.EndsWith("; max-age=900; path=/; samesite=lax; httponly", access, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("; max-age=604800; path=/; samesite=lax; httponly", refresh, StringComparison.OrdinalIgnoreCase);
        Shapes.Is(200, await browser.GetAsync("/api/auth/me"));
    }

    [Fact]
    public async Task A_taken_address_is_409_in_any_letters()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();

        var answer = await api.NewBrowser().PostAsync(
            "/api/auth/signup", new { name = "Other", email = user.Email.ToUpperInvariant(), password = SignedUp.Password });

        Shapes.IsFailure(409, answer);
        Assert.Empty(answer.SetCookies);
    }

    [Fact]
    public async Task One_address_signed_up_many_times_at_once_is_one_account()
    {
        var api = await stack.ApiAsync();
        var body = new { name = "Ada", email = StackApi.NewEmail(), password = SignedUp.Password };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.NewBrowser().PostAsync("/api/auth/signup", body)));

        Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1L, await stack.ScalarAsync<long>("select count(*) from users where email = $1", body.email));
    }

    [Theory]
    [InlineData("""{"email":"EMAIL","password":"correct horse battery"}""", "name")]
    [InlineData("""{"name":"Ada","password":"correct horse battery"}""", "e-mail")]
    [InlineData("""{"name":"Ada","email":"not an address","password":"correct horse battery"}""", "e-mail")]
    [InlineData("""{"name":"Ada","email":"EMAIL"}""", "password")]
    [InlineData("""{"name":"Ada","email":"EMAIL","password":"short"}""", "8 characters")]
    [InlineData("""{"name":"Ada","email":"EMAIL","password":"password123"}""", "common")]
    [InlineData("""{"name":"Ada","email":"EMAIL","password":"correct horse battery","role":"admin"}""", "role")]
    [InlineData("""{"name":7,"email":"EMAIL","password":"correct horse battery"}""", "name")]
    [InlineData("""{"name":"Ada","email":""", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("", "JSON")]
    public async Task A_bad_sign_up_is_400_and_says_what_is_wrong(string body, string names)
    {
        var api = await stack.ApiAsync();

        var answer = await api.NewBrowser().PostAsync("/api/auth/signup", body.Replace("EMAIL", StackApi.NewEmail(), StringComparison.Ordinal));

        Shapes.IsFailure(400, answer);
        Assert.Contains(names, answer["message"], StringComparison.OrdinalIgnoreCase);
    }
}
