using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Aivors.Testing.Stack;

/// <summary>One caller of the Api: anonymous, a browser with its cookies and its origin, or the bearer of a token.</summary>
public sealed class ApiClient(HttpClient http)
{
    /// <summary>Kept as a browser keeps them; empty for who is not signed in by cookie.</summary>
    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Sent with every write, as browsers do.</summary>
    public string? Origin { get; init; }

    public string? Bearer { get; init; }

    public Uri Address => http.BaseAddress!;

    public Task<ApiAnswer> GetAsync(string path, params (string Name, string? Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<ApiAnswer> PostAsync(string path, object? body, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, ContentOf(body), headers);

    public Task<ApiAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, ContentOf(body));

    /// <summary>A header given here goes before the caller's own; with null it is left out.</summary>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (Origin is not null && method != HttpMethod.Get) request.Headers.Add("Origin", Origin);
        if (Bearer is not null) request.Headers.Add("Authorization", $"Bearer {Bearer}");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value is not null) request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        var answer = new ApiAnswer(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString(), response.Headers,
            response.Content.Headers.ContentDisposition?.ToString());
        Keep(answer);
        return answer;
    }

    /// <summary>The same user with the access token as a bearer, and nothing else.</summary>
    public ApiClient AsBearer() => new(http) { Bearer = Cookies["access_token"] };

    public ApiClient WithBearer(string token) => new(http) { Bearer = token };

    /// <summary>Another with the cookies of now, as somebody has who copied them.</summary>
    public ApiClient Copy()
    {
        var copy = new ApiClient(http) { Origin = Origin, Bearer = Bearer };
        foreach (var (name, value) in Cookies) copy.Cookies[name] = value;
        return copy;
    }

    public static HttpContent ContentOf(object? body) => body switch
    {
        HttpContent content => content,
        string text => new StringContent(text, Encoding.UTF8, "application/json"),
        _ => JsonContent.Create(body, options: JsonSerializerOptions.Web),
    };

    private void Keep(ApiAnswer answer)
    {
        // Only browsers keep cookies, and only they have an origin.
        if (Origin is null) return;
        foreach (var cookie in answer.SetCookies)
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (cookie, "");
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
    }
}
