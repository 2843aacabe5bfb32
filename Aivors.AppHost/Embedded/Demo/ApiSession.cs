using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Aivors.AppHost.Embedded.Demo;

/// <summary>One person's session with the Api, as a browser has it: cookies, JSON, and an Origin.</summary>
internal sealed class ApiSession : IDisposable
{
    private readonly HttpClient _client;

    public ApiSession(Uri api)
    {
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = api,
            Timeout = TimeSpan.FromSeconds(30),
        };
        _client.DefaultRequestHeaders.Add("Origin", api.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>The signed-in user's id.</summary>
    public string UserId { get; private set; } = "";

    /// <summary>False when the address is taken.</summary>
    public async Task<bool> SignUpAsync(string name, string email, string password, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("api/auth/signup", new { name, email, password }, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Conflict) return false;
        UserId = UserIdIn(await ReadAsync(answer, "Signing up", cancellationToken));
        return true;
    }

    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("api/auth/login", new { email, password }, cancellationToken);
        UserId = UserIdIn(await ReadAsync(answer, $"Signing in as {email}", cancellationToken));
    }

    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(answer, $"GET {path}", cancellationToken);
    }

    public async Task SendAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync(path, body, cancellationToken);
        await ReadAsync(answer, $"POST {path}", cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    internal static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, string what, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode && JsonNode.Parse(text) is JsonObject json
            ? json
            : throw new StartupException($"The demo could not be filled in: {what} was answered {(int)answer.StatusCode} {text}");
    }

    private static string UserIdIn(JsonObject answer) => answer["user"]?["_id"]?.ToString()
        ?? throw new StartupException("The demo could not be filled in: the Api named no user id after signing in.");

    private Task<HttpResponseMessage> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        _client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, cancellationToken);
}
