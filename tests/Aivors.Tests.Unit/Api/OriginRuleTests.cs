using System.Diagnostics.Metrics;
using Aivors.Api.Auth;
using Aivors.Api.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Unit.Api;

public sealed class OriginRuleTests
{
    private static readonly string[] Listed = ["https://app.example.com", "http://localhost:5173"];

    [Theory]
    [InlineData("https://api.example.com", null, true)]
    [InlineData("https://app.example.com", "cross-site", true)]
    [InlineData("http://localhost:5173", null, true)]
    [InlineData("https://evil.example", "same-origin", false)]
    [InlineData("null", null, false)]
    [InlineData("", null, false)]
    [InlineData("http://api.example.com", null, false)]
    [InlineData("https://api.example.com:444", null, false)]
    [InlineData("https://app.example.com.evil.example", null, false)]
    [InlineData("https://evil-app.example.com", null, false)]
    [InlineData("http://localhost:51730", null, false)]
    [InlineData(null, "same-origin", true)]
    [InlineData(null, "none", true)]
    [InlineData(null, "same-site", false)]
    [InlineData(null, "cross-site", false)]
    [InlineData(null, "", false)]
    [InlineData(null, null, null)]
    public void A_source_is_ours_only_when_it_says_so_exactly(string? origin, string? fetchSite, bool? ours) =>
        Assert.Equal(ours, OriginRule.IsOurs(new RequestSource("https://api.example.com", origin, fetchSite), Listed));

    [Theory]
    [InlineData("GET", "/api/auth/me", "access_token=t", "https://evil.example", null, 200)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://evil.example", "application/json", 403)]
    [InlineData("DELETE", "/api/retell/disconnect-agent", "refresh_token=t", null, null, 403)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", null, "application/json", 403)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://api.example.com", "application/json", 200)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://api.example.com", "application/json; charset=utf-8", 200)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://api.example.com", "text/plain", 415)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://api.example.com", "application/jsonx", 415)]
    [InlineData("POST", "/api/retell/connect-agent", "access_token=t", "https://api.example.com", null, 415)]
    [InlineData("POST", "/api/retell/connect-agent", null, "https://evil.example", "application/json", 200)]
    [InlineData("POST", "/api/auth/login", null, null, "application/json", 200)]
    [InlineData("POST", "/api/auth/login", null, "https://evil.example", "application/json", 403)]
    [InlineData("POST", "/api/auth/refresh", "refresh_token=t", null, "application/json", 200)]
    [InlineData("POST", "/API/AUTH/refresh", "refresh_token=t", "https://evil.example", "application/json", 403)]
    [InlineData("POST", "/api/n8n/retell-webhook", "access_token=t", "https://evil.example", "text/plain", 200)]
    [InlineData("POST", "/api/n8nx", "access_token=t", "https://evil.example", "application/json", 403)]
    public async Task A_request_with_a_body_is_answered_by(string method, string path, string? cookie, string? origin, string? type, int status) =>
        Assert.Equal(status, await AskAsync(method, path, cookie, origin, type));

    [Fact]
    public async Task A_bearer_token_needs_no_origin() =>
        Assert.Equal(200, await AskAsync("POST", "/api/retell/connect-agent", "access_token=t", "https://evil.example", "application/json", "Bearer x"));

    [Fact]
    public async Task Another_scheme_of_authorization_is_no_bearer_token() =>
        Assert.Equal(403, await AskAsync("POST", "/api/retell/connect-agent", "access_token=t", null, "application/json", "Basic eDp5"));

    private static async Task<int> AskAsync(string method, string path, string? cookie, string? origin, string? type, string? authorization = null)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(TimeProvider.System).AddOptions().AddMetrics().BuildServiceProvider(),
        };
        var refused = new RefusedRequests(context.RequestServices.GetRequiredService<IMeterFactory>(), NullLogger<RefusedRequests>.Instance);
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        context.Request.Method = method;
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("API.example.com:443");
        context.Request.Path = path;
        context.Request.ContentType = type;
        context.Request.Headers.Cookie = cookie;
        context.Request.Headers.Origin = origin;
        context.Request.Headers.Authorization = authorization;
        var check = new OriginCheck(_ => Task.CompletedTask, refused, Options.Create(new CrossOriginOptions { Origins = Listed }));
        await check.InvokeAsync(context);
        return context.Response.StatusCode;
    }

    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
