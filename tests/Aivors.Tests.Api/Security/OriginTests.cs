using System.Text;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>Against cross-site request forgery: what rides on cookies must say that it comes from our own pages.</summary>
public sealed class OriginTests(RunningStack stack)
{
    private const string Route = "/api/retell/connect-agent";

    [Theory]
    [InlineData("https://evil.example.test", null)]
    [InlineData("https://evil.example.test", "same-origin")]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    public async Task A_cookie_write_from_elsewhere_or_nowhere_is_refused(string? origin, string? fetchSite)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();

        var answer = await user.Browser.PostAsync(Route, new { agentId = StackApi.NewAgent() }, ("Origin", origin), ("Sec-Fetch-Site", fetchSite));

        Shapes.IsFailure(403, answer);
        Shapes.Are(Shapes.Failure, answer);
        Assert.False((await user.Browser.GetAsync("/api/retell/agent-status")).Bool("data.isConnected"));
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task A_cookie_write_that_the_browser_vouches_for_is_accepted(string fetchSite)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.Is(200, await user.Browser.PostAsync(Route, new { agentId = StackApi.NewAgent() }, ("Origin", null), ("Sec-Fetch-Site", fetchSite)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:PORT")]
    [InlineData("http://127.0.0.1.evil.example.test:PORT")]
    [InlineData("http://127.0.0.1:PORT.evil.example.test")]
    public async Task An_origin_that_only_looks_like_ours_is_refused(string origin)
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        origin = origin.Replace("PORT", $"{api.Address.Port}", StringComparison.Ordinal);
        Shapes.IsFailure(403, await user.Browser.PostAsync(Route, new { agentId = StackApi.NewAgent() }, ("Origin", origin)));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain; application/json")]
    public async Task A_cookie_write_with_a_body_that_a_form_could_send_is_415(string contentType)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var content = new StringContent($$"""{"agentId":"{{StackApi.NewAgent()}}"}""", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        Shapes.IsFailure(415, await user.Browser.PostAsync(Route, content));
    }

    [Fact]
    public async Task A_cookie_delete_needs_an_origin_as_well()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await StackApi.ConnectAgentAsync(user);

        Shapes.IsFailure(403, await user.Browser.SendAsync(HttpMethod.Delete, "/api/retell/disconnect-agent", null, ("Origin", null)));
        Shapes.Is(200, await user.Browser.DeleteAsync("/api/retell/disconnect-agent"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://evil.example.test")]
    public async Task A_bearer_write_needs_no_origin(string? origin)
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        Shapes.Is(200, await user.Bearer.PostAsync(Route, new { agentId = StackApi.NewAgent() }, ("Origin", origin)));
    }

    [Fact]
    public async Task Signing_in_is_refused_from_elsewhere_but_needs_no_origin()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var body = new { email = user.Email, password = SignedUp.Password };

        Shapes.IsFailure(403, await api.Anonymous.PostAsync("/api/auth/login", body, ("Origin", "https://evil.example.test")));
        Shapes.IsFailure(403, await api.Anonymous.PostAsync("/api/auth/login", body, ("Sec-Fetch-Site", "cross-site")));
        Shapes.IsFailure(403, await user.Browser.PostAsync("/api/auth/logout", null, ("Origin", "https://evil.example.test")));
        Shapes.Is(200, await api.Anonymous.PostAsync("/api/auth/login", body));
    }

    [Fact]
    public async Task An_origin_that_is_not_listed_gets_no_cors_headers()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        (string, string?) foreign = ("Origin", "https://evil.example.test");

        var read = await user.Browser.GetAsync("/api/auth/me", foreign);
        var preflight = await api.Anonymous.SendAsync(HttpMethod.Options, Route, null, foreign, ("Access-Control-Request-Method", "POST"));

        Assert.DoesNotContain(read.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(preflight.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_names_no_server()
    {
        var answer = await (await stack.ApiAsync()).Anonymous.GetAsync("/api/nothing-here");

        Shapes.IsFailure(404, answer);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-store", Assert.Single(answer.Headers.GetValues("Cache-Control")));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }
}
