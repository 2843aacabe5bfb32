using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Settings;

public sealed class SessionListTests(RunningStack stack)
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";

    [Fact]
    public async Task Sessions_are_listed_and_one_can_be_ended_from_another()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        var other = api.NewBrowser();
        Shapes.Is(200, await other.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }, ("User-Agent", Firefox)));

        var list = Shapes.Is(200, await user.Browser.GetAsync("/api/account/sessions"));

        Shapes.Are(Shapes.Envelope + """
            text: data.sessions[] > sessionId device
            null: data.sessions[] > device
            time: data.sessions[] > startedAt renewedAt
            bool: data.sessions[] > current
            """, list);
        var sessions = list.At("data.sessions").EnumerateArray().ToArray();
        Assert.Equal([(false, "Firefox on Linux"), (true, null)], sessions.Select(s => (s.GetProperty("current").GetBoolean(), s.GetProperty("device").GetString())));
        var ended = Shapes.Is(200, await user.Browser.DeleteAsync($"/api/account/sessions/{sessions[0].GetProperty("sessionId")}"));
        Assert.False(ended.Bool("data.signedOut"));
        Shapes.IsFailure(401, await other.GetAsync("/api/auth/me"));
        Shapes.IsFailure(401, await other.PostAsync("/api/auth/refresh", null));
        Shapes.Is(200, await user.Browser.GetAsync("/api/auth/me"));
        Assert.Single((await user.Browser.GetAsync("/api/account/sessions")).At("data.sessions").EnumerateArray());
    }

    [Fact]
    public async Task Ending_the_own_session_signs_out_and_somebody_elses_is_404()
    {
        var api = await stack.ApiAsync();
        var (user, them) = (await api.SignUpAsync(), await api.SignUpAsync());
        var (mine, theirs) = (await SessionAsync(user.Browser), await SessionAsync(them.Browser));

        var foreign = await user.Browser.DeleteAsync($"/api/account/sessions/{theirs}");
        var unknown = await user.Browser.DeleteAsync($"/api/account/sessions/{Guid.NewGuid()}");
        Shapes.IsFailure(404, foreign);
        Assert.Equal(foreign.WithoutTimestamp, unknown.WithoutTimestamp);
        Assert.Equal(foreign.WithoutTimestamp, (await user.Browser.DeleteAsync("/api/account/sessions/nonsense")).WithoutTimestamp);
        Shapes.Is(200, await them.Browser.GetAsync("/api/auth/me"));

        var bearer = user.Bearer;
        Assert.True(Shapes.Is(200, await user.Browser.DeleteAsync($"/api/account/sessions/{mine}")).Bool("data.signedOut"));
        Assert.Empty(user.Browser.Cookies);
        Shapes.IsFailure(401, await bearer.GetAsync("/api/auth/me"));
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_in_every_process()
    {
        var api = await stack.ApiAsync();
        var user = await api.SignUpAsync();
        await using var second = await stack.StartOtherApiAsync(new Dictionary<string, string>());
        var elsewhere = second.Api.NewBrowser();
        Shapes.Is(200, await elsewhere.PostAsync("/api/auth/login", new { email = user.Email, password = SignedUp.Password }));
        Shapes.Is(200, await elsewhere.GetAsync("/api/auth/me"));
        var bearer = user.Bearer;

        var answer = Shapes.Is(200, await user.Browser.PostAsync("/api/auth/logout-everywhere", null));

        Shapes.Are(Shapes.Envelope, answer);
        Assert.Empty(user.Browser.Cookies);
        Shapes.IsFailure(401, await bearer.GetAsync("/api/auth/me"));
        // What the other process remembers of a session it remembers for 3 s.
        await Poll.UntilAsync("the other session is over", async () => (await elsewhere.GetAsync("/api/auth/me")).Status == 401, TimeSpan.FromSeconds(20));
        Shapes.IsFailure(401, await elsewhere.PostAsync("/api/auth/refresh", null));
        Assert.Equal(1L, await stack.ScalarAsync<long>(
            "select count(*) from audit_log where event_type = 'signed_out_everywhere' and user_id = $1", Guid.Parse(user.UserId)));
    }

    [Fact]
    public async Task What_changes_an_account_by_cookie_is_taken_from_the_own_pages_only()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        foreach (var (method, route, body) in new (HttpMethod, string, string?)[]
        {
            (HttpMethod.Put, "/api/account/profile", """{"name":"Eve"}"""), (HttpMethod.Put, "/api/account/time-zone", """{"timeZone":"Asia/Kolkata"}"""),
            (HttpMethod.Put, "/api/account/password", """{"currentPassword":"correct horse battery","newPassword":"another horse battery"}"""),
            (HttpMethod.Delete, $"/api/account/sessions/{await SessionAsync(user.Browser)}", null), (HttpMethod.Post, "/api/auth/logout-everywhere", null),
        })
        {
            Shapes.IsFailure(403, await user.Browser.SendAsync(
                method, route, body is null ? null : ApiClient.ContentOf(body), ("Origin", "https://evil.example")));
        }

        Assert.Equal("Test Person", Shapes.Is(200, await user.Browser.GetAsync("/api/account"))["data.user.name"]);
    }

    private static async Task<string> SessionAsync(ApiClient browser) => Shapes.Is(200, await browser.GetAsync("/api/account/sessions"))
        .At("data.sessions").EnumerateArray().Single(s => s.GetProperty("current").GetBoolean()).GetProperty("sessionId").GetString()!;
}
