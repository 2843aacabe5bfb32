using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Aivors.Testing.Stack;

namespace Aivors.Tests.Api.Security;

/// <summary>What only shows outside development, with a front end on another origin, and under the limits on sign-in.</summary>
public sealed class ProductionTests(RunningStack stack, ProductionTests.ProductionApi production) : IClassFixture<ProductionTests.ProductionApi>
{
    private const string FrontEnd = "https://app.example.test";
    private const int PerAccount = 3;
    private const int PerSender = 12;

    [Fact]
    public async Task The_cookies_are_secure_and_go_across_sites_only_for_the_listed_front_end()
    {
        var api = await production.ApiAsync(stack);
        var browser = api.NewBrowser();

        var answer = Shapes.Is(201, await browser.PostAsync(
            "/api/auth/signup", new { name = "Ada", email = StackApi.NewEmail(), password = SignedUp.Password }, ("Origin", FrontEnd)));

        Assert.Equal(2, answer.SetCookies.Count);
        Assert.All(answer.SetCookies, cookie => Assert.EndsWith("; path=/; secure; samesite=none; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(FrontEnd, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Credentials")));
        Shapes.Is(200, await browser.PostAsync("/api/retell/connect-agent", new { agentId = StackApi.NewAgent() }, ("Origin", FrontEnd)));
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://app.example.test:8443")]
    [InlineData("http://app.example.test")]
    [InlineData("https://app.example.test.evil.example")]
    [InlineData("https://sub.app.example.test")]
    public async Task Only_the_exact_origin_is_listed(string origin)
    {
        var api = await production.ApiAsync(stack);

        var read = await api.Anonymous.GetAsync("/api/health", ("Origin", origin));
        var preflight = await api.Anonymous.SendAsync(
            HttpMethod.Options, "/api/retell/connect-agent", null, ("Origin", origin), ("Access-Control-Request-Method", "POST"));

        Assert.False(read.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_reference_page_is_for_development_only() =>
        Shapes.IsFailure(404, await (await production.ApiAsync(stack)).Anonymous.GetAsync("/scalar"));

    [Fact]
    public async Task Guessing_a_password_is_stopped_for_the_account_with_429_and_when_to_come_again()
    {
        var api = await production.ApiAsync(stack);
        var body = new { email = StackApi.NewEmail(), password = "a guess of mine" };

        // The window is a minute of the clock, so a turn of it may give each attempt a second chance.
        var answers = new List<ApiAnswer>();
        do answers.Add(await FromAsync("127.0.0.2", api, "/api/auth/login", body));
        while (answers[^1].Status == 401 && answers.Count <= 2 * PerAccount);

        Shapes.IsFailure(429, answers[^1]);
        Assert.True(answers.Count > PerAccount, "The limit came too early.");
        Assert.InRange(int.Parse(Assert.Single(answers[^1].Headers.GetValues("Retry-After"))), 1, 60);
    }

    [Fact]
    public async Task One_sender_is_stopped_whatever_the_account_and_others_are_not()
    {
        var api = await production.ApiAsync(stack);
        var statuses = new List<int>();
        do statuses.Add((await FromAsync("127.0.0.3", api, "/api/auth/login", new { email = StackApi.NewEmail(), password = "a guess of mine" })).Status);
        while (statuses[^1] == 401 && statuses.Count <= 2 * PerSender);

        Assert.Equal(429, statuses[^1]);
        Assert.True(statuses.Count > PerSender, "The limit came too early.");
        var other = await FromAsync("127.0.0.4", api, "/api/auth/login", new { email = StackApi.NewEmail(), password = "a guess of mine" });
        Shapes.IsFailure(401, other);
    }

    /// <summary>A request from another loopback address: another sender, to the Api.</summary>
    private static async Task<ApiAnswer> FromAsync(string sender, StackApi api, string path, object body)
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(sender), 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = api.Address };
        return await new ApiClient(http).PostAsync(path, JsonContent.Create(body));
    }

    public sealed class ProductionApi : IAsyncDisposable
    {
        private readonly Lock _gate = new();
        private Task<OtherApi>? _started;

        public async Task<StackApi> ApiAsync(RunningStack stack)
        {
            lock (_gate)
            {
                _started ??= Task.Run(() => stack.StartOtherApiAsync(new Dictionary<string, string>
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Production",
                    ["DOTNET_ENVIRONMENT"] = "Production",
                    ["Cors__Origins"] = FrontEnd,
                    // counted by itself, and not with the stack's own Api
                    ["Limits__Name"] = "production-tests",
                    ["SignIn__PerIpPerMinute"] = $"{PerSender}",
                    ["SignIn__PerAccountPerMinute"] = $"{PerAccount}",
                }));
            }

            return (await _started).Api;
        }

        public async ValueTask DisposeAsync()
        {
            if (_started is { IsCompletedSuccessfully: true }) await (await _started).DisposeAsync();
        }
    }
}
