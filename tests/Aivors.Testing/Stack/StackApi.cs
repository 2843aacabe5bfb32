using System.Net.Http.Headers;
using System.Text;

namespace Aivors.Testing.Stack;

/// <summary>A signed-up client of the product, as its browser sees it.</summary>
public sealed record SignedUp(ApiClient Browser, string UserId, string Email)
{
    public const string Password = "correct horse battery";

    public ApiClient Bearer => Browser.AsBearer();
}

/// <summary>What tests do with a running Api. Every user, agent and call is a new one, so tests may run side by side.</summary>
public sealed class StackApi(Uri address, IReadOnlyDictionary<string, string> secrets) : IDisposable
{
    public const string SecretHeader = "x-n8n-webhook-secret";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public Uri Address => address;

    /// <summary>The Api's own origin, as a browser writes it.</summary>
    public string Origin => address.GetLeftPart(UriPartial.Authority);

    public string WebhookSecret => secrets["N8n:WebhookSecret"];

    public string SigningKey => secrets["Jwt:SigningKey"];

    public string AdminEmail => secrets["Admin:Email"];

    public string AdminPassword => secrets["Admin:Password"];

    public ApiClient Anonymous => new(_http);

    /// <summary>A browser on the Api's own pages that is not signed in yet.</summary>
    public ApiClient NewBrowser() => new(_http) { Origin = Origin };

    public static string NewEmail() => $"u{Guid.NewGuid():N}@example.test";

    public static string NewAgent() => $"agent_{Guid.NewGuid():N}";

    public static string NewCall() => $"call_{Guid.NewGuid():N}";

    public async Task<SignedUp> SignUpAsync()
    {
        var browser = NewBrowser();
        var email = NewEmail();
        var answer = await browser.PostAsync("/api/auth/signup", new { name = "Test Person", email, password = SignedUp.Password });
        return new SignedUp(browser, Check(answer, 201)["user._id"]!, email);
    }

    public async Task<ApiClient> SignInAdminAsync()
    {
        var browser = NewBrowser();
        Check(await browser.PostAsync("/api/auth/login", new { email = AdminEmail, password = AdminPassword }), 200);
        return browser;
    }

    /// <summary>Connects a new agent, or the named one; its id.</summary>
    public static async Task<string> ConnectAgentAsync(SignedUp user, string? agentId = null)
    {
        agentId ??= NewAgent();
        Check(await user.Browser.PostAsync("/api/retell/connect-agent", new { agentId }), 200);
        return agentId;
    }

    public static async Task GrantAsync(ApiClient admin, string userId, long minutes) =>
        Check(await admin.PostAsync("/api/subscription/add-credits", new { userId, minutes }, ("Idempotency-Key", Guid.NewGuid().ToString())), 200);

    /// <summary>Posts a body to the n8n door with the right secret.</summary>
    public Task<ApiAnswer> PostDeliveryAsync(string body, string? contentType = "application/json") =>
        PostDeliveryAsync(Encoding.UTF8.GetBytes(body), contentType);

    public Task<ApiAnswer> PostDeliveryAsync(byte[] body, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return Anonymous.SendAsync(HttpMethod.Post, "/api/n8n/retell-webhook", content, (SecretHeader, WebhookSecret));
    }

    public static ApiAnswer Check(ApiAnswer answer, int status) =>
        answer.Status == status ? answer : throw new InvalidOperationException($"Expected {status}, got {answer}");

    public void Dispose() => _http.Dispose();
}
