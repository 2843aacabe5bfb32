using System.Globalization;

namespace Aivors.ServiceDefaults;

/// <summary>
/// <c>dotnet Aivors.Silo.dll health</c>: asks the process of the same container whether it may get traffic, and exits with 0 or 1. For
/// health checks of images that have no shell and no curl.
/// </summary>
public static class HealthCommand
{
    public const string Verb = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync()
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(Address(Environment.GetEnvironmentVariable), HealthEndpoints.ReadyPath));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    /// <summary>Where the process listens, by the variables that ASP.NET Core itself reads.</summary>
    internal static Uri Address(Func<string, string?> environment)
    {
        var urls = environment("ASPNETCORE_URLS")?.Split(';').FirstOrDefault(url => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
        var ports = environment("ASPNETCORE_HTTP_PORTS") ?? environment("HTTP_PORTS");
        var port = urls is not null
            ? BindingPort(urls)
            : int.TryParse(ports?.Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 8080;
        return new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", port).Uri;
    }

    // "http://+:8080" is no Uri
    private static int BindingPort(string url) =>
        int.TryParse(url.TrimEnd('/')[(url.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 80;
}
