using System.Diagnostics;
using Aivors.Testing.Stack;
using Aivors.Tests.Api.SignIn;

namespace Aivors.Tests.Api.Live;

/// <summary>What streams of another process than the one that took the call see, and how they end.</summary>
public sealed class LiveProcessTests(RunningStack stack, LiveProcess other, ITestOutputHelper output) : IClassFixture<LiveProcess>
{
    private const int Crowd = 1_000;

    [Fact]
    public async Task A_thousand_watchers_of_one_tenant_in_one_process_all_get_every_fact_once()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        var browser = await other.AtAsync(user);
        var crowd = new LiveWatch[Crowd];
        try
        {
            await Parallel.ForAsync(0, Crowd, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            {
                crowd[i] = await LiveWatch.OpenAsync(browser);
                await crowd[i].NextAsync("hello");
            });
            for (var i = 0; i < 5; i++) StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);

            foreach (var watch in crowd) Assert.Equal([3, 4, 5, 6, 7], await watch.FactsToAsync(7));
            await AssertFullAsync(browser, atMost: 101);
        }
        finally
        {
            await new Closing(crowd).DisposeAsync();
        }
    }

    [Fact]
    public async Task A_silent_stream_beats()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var watch = await LiveWatch.OpenAsync(await other.AtAsync(user));

        await Poll.UntilAsync("three beats", () => watch.Beats >= 3);

        await watch.NextAsync("hello");
        Assert.False(watch.Closed.IsCompleted);
    }

    [Fact]
    public async Task A_session_that_is_ended_at_another_process_ends_its_streams_within_seconds()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        await using var watch = await LiveWatch.OpenAsync(await other.AtAsync(user));
        await watch.NextAsync("hello");
        var watched = Stopwatch.StartNew();

        StackApi.Check(await user.Browser.PostAsync("/api/auth/logout", null), 200);

        Assert.Equal("session", (await watch.NextAsync("end")).Data.GetProperty("reason").GetString());
        output.WriteLine($"ended after {watched.Elapsed.TotalSeconds:0.0} s");
        await watch.Closed;
    }

    [Fact]
    public async Task A_stream_ends_with_its_access_token_and_goes_on_with_the_next_one()
    {
        var (user, agentId) = await stack.ClientAsync();
        var api = await stack.ApiAsync();
        var browser = await other.AtAsync(user);
        var full = browser.Cookies["access_token"];
        browser.Cookies["access_token"] = AccessTokenTests.Change(
            full, claims => claims["exp"] = TimeProvider.System.GetUtcNow().AddSeconds(4).ToUnixTimeSeconds(), api.SigningKey);
        await using var watch = await LiveWatch.OpenAsync(browser);
        var hello = await watch.NextAsync("hello");

        Assert.Equal("session", (await watch.NextAsync("end")).Data.GetProperty("reason").GetString());
        StackApi.Check(await api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())), 201);
        browser.Cookies["access_token"] = full;
        await using var again = await LiveWatch.OpenAsync(browser, hello.Id);

        await again.NextAsync("hello");
        Assert.Equal([3], await again.FactsToAsync(3));
    }

    [Fact]
    public async Task One_user_may_have_so_many_streams_and_a_closed_one_makes_room()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var open = await OpenMoreAsync(user.Browser, 20);
        await using var all = new Closing(open);

        var refused = await user.Browser.GetAsync("/api/live");
        Shapes.IsFailure(429, refused, "You have 20 live streams open, which is as many as one user may have. Close a tab and try again.");
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        await open[0].DisposeAsync();

        await Poll.UntilAsync("there is room", async () =>
        {
            using var answer = await LiveWatch.AskAsync(user.Browser);
            return (int)answer.StatusCode == 200;
        });
    }

    [Fact]
    public async Task A_process_that_stops_says_so_to_its_streams_and_does_not_wait_for_them()
    {
        var user = await (await stack.ApiAsync()).SignUpAsync();
        var stopping = await stack.StartOtherApiAsync(LiveProcess.Settings);
        var browser = stopping.Api.NewBrowser();
        foreach (var (name, value) in user.Browser.Cookies) browser.Cookies[name] = value;
        await using var watch = await LiveWatch.OpenAsync(browser);
        await watch.NextAsync("hello");

        var watched = Stopwatch.StartNew();
        await stopping.DisposeAsync();

        Assert.Equal("shutdown", (await watch.NextAsync("end")).Data.GetProperty("reason").GetString());
        output.WriteLine($"stopped after {watched.Elapsed.TotalSeconds:0.0} s");
        Assert.True(watched.Elapsed < TimeSpan.FromSeconds(10), $"it took {watched.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task AssertFullAsync(ApiClient browser, int atMost)
    {
        var open = new List<HttpResponseMessage>();
        while (open.Count < atMost && (open.Count == 0 || (int)open[^1].StatusCode == 200)) open.Add(await LiveWatch.AskAsync(browser));
        Assert.Equal((503, TimeSpan.FromSeconds(5)), ((int)open[^1].StatusCode, open[^1].Headers.RetryAfter?.Delta));
        open.ForEach(answer => answer.Dispose());
    }

    private static async Task<LiveWatch[]> OpenMoreAsync(ApiClient browser, int count)
    {
        var open = new LiveWatch[count];
        for (var i = 0; i < count; i++)
        {
            open[i] = await LiveWatch.OpenAsync(browser);
            await open[i].NextAsync("hello");
        }

        return open;
    }

    private sealed class Closing(LiveWatch[] watches) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Task.WhenAll(watches.Where(w => w is not null).Select(w => w.DisposeAsync().AsTask()));
    }
}
