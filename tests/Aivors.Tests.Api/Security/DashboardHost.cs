using System.Net;
using Aivors.Api.Dashboard;
using Aivors.Api.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aivors.Tests.Api.Security;

/// <summary>Only what serves pages, over a dashboard of a few files, or over none.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    public const string Index = "<!doctype html><title>Aivors</title>";

    public const string Script = "console.log('the script')";

    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly HttpClient _client;

    private DashboardHost(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        _client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static async Task<DashboardHost> StartAsync(bool isBuilt = true)
    {
        var folder = Directory.CreateTempSubdirectory("aivors-dashboard-").FullName;
        if (isBuilt)
        {
            Directory.CreateDirectory(Path.Combine(folder, "assets"));
            await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Index);
            await File.WriteAllTextAsync(Path.Combine(folder, "assets", "index-4f1c.js"), Script);
            await File.WriteAllTextAsync(Path.Combine(folder, "assets", "index-4f1c.js.br"), "as brotli");
            await File.WriteAllTextAsync(Path.Combine(folder, "assets", "index-4f1c.js.gz"), "as gzip");
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Dashboard:Path"] = folder;
        builder.Services.AddDashboard();
        builder.Services.AddAuthorization();
        builder.AddHttp().AddCrossOrigin();
        var app = builder.Build();
        app.UseHttp();
        app.UseRouting();
        app.UseMiddleware<OriginCheck>();
        app.UseAuthorization();
        app.MapStartPage();
        app.MapDashboard();
        await app.StartAsync();
        return new DashboardHost(app, folder);
    }

    /// <summary>As a browser opens an address, unless the headers say otherwise.</summary>
    public async Task<PageAnswer> GetAsync(string path, string accept = "text/html,*/*;q=0.8", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await SendAsync(request);
    }

    public async Task<PageAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new PageAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

internal sealed record PageAnswer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
