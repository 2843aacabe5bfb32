using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aivors.Api.Accounts;
using Aivors.Api.Auth;
using Aivors.Api.Exports;
using Aivors.Api.Http;
using Aivors.Api.Lists;
using Aivors.Grains.Journal.Postgres;
using Aivors.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aivors.Tests.Api.Reads;

/// <summary>
/// The read endpoints with their readers on a real database, as the Api's login, without silos and without sign-in: a header names the user.
/// </summary>
internal sealed class ReadHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ReadHost(JournalBench bench, WebApplication app)
    {
        Bench = bench;
        _app = app;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public JournalBench Bench { get; }

    public static async Task<ReadHost> StartAsync(Backends backends)
    {
        var bench = await JournalBench.CreateAsync(backends);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddHttp();
        builder.Services.AddSingleton(bench.Database.Reader).AddReaders().AddPostgresAccounts().AddSingleton<Audit>().AddNamedAccounts().AddExports();
        builder.Services.AddSingleton<TimeProvider>(new FixedTime());
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("test", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policies.Admin, policy => policy.RequireRole(CurrentUser.AdminRole));
        var app = builder.Build();
        app.UseHttp();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapReads();
        await app.StartAsync();
        return new ReadHost(bench, app);
    }

    /// <summary>A tenant with an agent, and its first user.</summary>
    public async Task<Caller> OpenAsync(string agentId, string role = "user", long grantSeconds = 6_000)
    {
        var tenantId = await Bench.OpenTenantAsync(agentId, grantSeconds);
        return new Caller(await Bench.Database.ScalarAsync<Guid>("select first_user_id from tenants where tenant_id = $1", tenantId), tenantId, role);
    }

    /// <summary>The answer's status and body; the time stamp of a failure is taken out, so that two can be compared.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(Caller? caller, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (caller is not null)
        {
            request.Headers.Add(HeaderAuthentication.Header, $"{caller.UserId} {caller.TenantId} {caller.Role}");
        }

        using var response = await _client.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>The answer's head; its body is the caller's to read.</summary>
    public Task<HttpResponseMessage> OpenAsync(Caller caller, string path, CancellationToken cancel = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(HeaderAuthentication.Header, $"{caller.UserId} {caller.TenantId} {caller.Role}");
        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    /// <summary><c>data</c> of an answer that must be 200.</summary>
    public async Task<JsonElement> GetDataAsync(Caller caller, string path)
    {
        var (status, body) = await GetAsync(caller, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.Equal(Deliveries.Start.AddHours(1), body.GetProperty("timestamp").GetDateTimeOffset());
        return body.GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await Bench.DisposeAsync();
    }

    internal sealed record Caller(Guid UserId, Guid TenantId, string Role);

    // An hour after the calls of the tests.
    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Deliveries.Start.AddHours(1);
    }

    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Header = "X-Test-User";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header].ToString().Split(' ') is not [var userId, var tenantId, var role])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            Claim[] claims = [new(ClaimTypes.NameIdentifier, userId), new(CurrentUser.TenantClaim, tenantId), new(ClaimTypes.Role, role)];
            var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, "test"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, "test")));
        }
    }
}
