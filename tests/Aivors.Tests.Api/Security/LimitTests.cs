using System.Net;
using Aivors.Api.Http;
using Aivors.Api.Limits;
using Aivors.Testing;
using Aivors.Testing.Stack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Aivors.Tests.Api.Security;

/// <summary>Limits per tenant and per address, over two real Api processes; whose word on an address is taken; and what is never limited.</summary>
public sealed class LimitTests(RunningStack stack, Backends backends)
{
    private const int PerTenant = 40;
    private const int PerAddress = 30;

    [Fact]
    public async Task A_tenant_and_an_address_are_limited_over_two_processes_and_webhooks_and_health_never()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Limits__PerTenantPerMinute"] = $"{PerTenant}",
            ["Limits__PerAddressPerMinute"] = $"{PerAddress}",
            ["Limits__Name"] = $"test-{Guid.NewGuid():N}"[..20],
        };
        await using var one = await stack.StartOtherApiAsync(settings);
        await using var two = await stack.StartOtherApiAsync(settings);
        var (user, agentId) = await stack.ClientAsync();
        var other = await (await stack.ApiAsync()).SignUpAsync();

        var answers = await UntilRefusedAsync(i => At(i, one, two, user.Browser.Cookies["access_token"]).GetAsync("/api/auth/me"), PerTenant);
        Shapes.IsFailure(429, answers[^1]);
        Assert.InRange(int.Parse(Assert.Single(answers[^1].Headers.GetValues("Retry-After"))), 1, 60);
        // The window is a minute of the clock: a turn of it within these few seconds gives at most as many again.
        Assert.InRange(answers.Count(answer => answer.Status == 200), PerTenant - 2, (2 * PerTenant) + 10);
        Shapes.Is(200, await At(0, one, two, other.Browser.Cookies["access_token"]).GetAsync("/api/auth/me"));

        // Whatever the sender says of its address: it is this one.
        var spoofed = await UntilRefusedAsync(
            i => At(i, one, two, null).GetAsync("/api/csrf-token", ("X-Forwarded-For", $"203.0.113.{i}"), ("X-Real-IP", $"203.0.113.{i}"), ("Forwarded", $"for=203.0.113.{i}")),
            PerAddress);
        Shapes.IsFailure(429, spoofed[^1]);

        for (var i = 0; i < PerTenant; i++)
        {
            Shapes.Is(201, await one.Api.PostDeliveryAsync(RetellBody.Ended(agentId, StackApi.NewCall())));
            Shapes.Is(200, await one.Api.Anonymous.GetAsync("/api/health"));
        }

        Assert.Equal(200, (await one.Api.Anonymous.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task What_is_shared_in_Redis_names_nobody_and_a_Redis_that_is_away_stops_nobody()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(await backends.RedisAsync());
        var options = Options.Create(new LimitOptions { Name = $"test-{Guid.NewGuid():N}"[..20] });
        var jwt = Options.Create(new Aivors.Api.Auth.JwtOptions { SigningKey = "a signing key of the tests, long enough" });
        var (one, two) = (New(redis), New(redis));

        Assert.Equal(2, await one.AddAsync("sign-in-account", "victim@example.test", 7, 2));
        Assert.Equal(5, await two.AddAsync("sign-in-account", "victim@example.test", 7, 3));
        Assert.Equal(1, await two.AddAsync("sign-in-account", "victim@example.test", 8, 1));
        Assert.Equal(1, await two.AddAsync("sign-in-address", "victim@example.test", 7, 1));

        var server = redis.GetServer(redis.GetEndPoints()[0]);
        var keys = server.Keys(pattern: $"{options.Value.Name}:*").Select(key => (string)key!).ToList();
        Assert.Equal(3, keys.Count);
        Assert.All(keys, key => Assert.DoesNotContain("victim", key, StringComparison.OrdinalIgnoreCase));
        foreach (var key in keys) Assert.InRange((await redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value.TotalSeconds, 1, 120);

        await using var away = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { "127.0.0.1:1" }, AbortOnConnectFail = false, ConnectTimeout = 100 });
        Assert.Null(await New(away).AddAsync("sign-in-account", "victim@example.test", 7, 1));

        RedisCounts New(IConnectionMultiplexer connection) => new(connection, jwt, options, TimeProvider.System);
    }

    [Theory]
    [InlineData("", "127.0.0.1")]
    [InlineData("10.0.0.1, 192.168.0.0/16", "127.0.0.1")]
    [InlineData("127.0.0.0/8", "203.0.113.9")]
    [InlineData("127.0.0.1, 203.0.113.9", "198.51.100.4")]
    public async Task A_forwarded_address_counts_only_from_a_trusted_proxy_and_only_as_far_as_the_chain_is_trusted(string trusted, string sender)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Proxies:Trusted", trusted)]);
        builder.Services.AddTrustedProxies();
        await using var app = builder.Build();
        app.UseTrustedProxies();
        app.MapGet("/", (HttpContext http) => http.Connection.RemoteIpAddress!.MapToIPv4().ToString());
        await app.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.First());
        request.Headers.Add("X-Forwarded-For", "198.51.100.4, 203.0.113.9");

        using var response = await http.SendAsync(request);

        Assert.Equal(sender, await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static ApiClient At(int i, OtherApi one, OtherApi two, string? token)
    {
        var anonymous = (i % 2 == 0 ? one : two).Api.Anonymous;
        return token is null ? anonymous : anonymous.WithBearer(token);
    }

    private static async Task<List<ApiAnswer>> UntilRefusedAsync(Func<int, Task<ApiAnswer>> ask, int limit)
    {
        var answers = new List<ApiAnswer>();
        do answers.Add(await ask(answers.Count));
        while (answers[^1].Status != 429 && answers.Count <= (2 * limit) + 10);
        return answers;
    }
}
