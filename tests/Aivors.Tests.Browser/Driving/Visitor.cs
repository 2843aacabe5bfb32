using System.Collections.Concurrent;
using Aivors.Testing.Stack;
using Microsoft.Playwright;

namespace Aivors.Tests.Browser.Driving;

/// <summary>How a visitor's browser is set up.</summary>
/// <param name="Dark">Whether the system prefers dark colours.</param>
public sealed record Screen(int Width, int Height, bool Dark = false)
{
    public static Screen Desktop { get; } = new(1440, 900);

    public static Screen Phone { get; } = new(360, 780);
}

/// <summary>
/// Somebody at a browser of their own: cookies, storage and cache are fresh. What goes wrong on the page (an exception, an error in the
/// console, a violation of the Content-Security-Policy, a request to anybody else) is kept, and fails the test when it asks.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly Uri _address;

    private Visitor(IBrowserContext context, IPage page, Uri address) => (_context, Page, _address) = (context, page, address);

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    public static async Task<Visitor> OpenAsync(Chromium chromium, Uri address, Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        var browser = await chromium.BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            Locale = "en-GB",
            TimezoneId = "UTC",
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), address);
        visitor.Watch(visitor.Page);
        return visitor;
    }

    /// <summary>A visitor who is signed in already, by the cookies of a browser that signed in over HTTP.</summary>
    public static async Task<Visitor> SignedInAsync(Chromium chromium, ApiClient browser, Screen? screen = null)
    {
        var visitor = await OpenAsync(chromium, browser.Address, screen);
        await visitor._context.AddCookiesAsync(browser.Cookies.Select(cookie => new Cookie
        {
            Name = cookie.Key,
            Value = cookie.Value,
            Url = browser.Address.ToString(),
            HttpOnly = true,
            SameSite = SameSiteAttribute.Lax,
        }));
        return visitor;
    }

    /// <summary>Opens a page of the dashboard by its path.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>Fails with what went wrong on the page so far.</summary>
    public void AssertNoFaults() => Assert.Empty(_faults);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private void Watch(IPage page)
    {
        page.PageError += (_, error) => _faults.Enqueue($"exception: {error}");
        page.Console += (_, message) =>
        {
            // Chromium reports each failed request itself; what the page makes of it is the tests' business.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Enqueue($"console: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" && url.Authority != _address.Authority && request.ResourceType != "media")
            {
                _faults.Enqueue($"request to somebody else: {request.Url}");
            }
        };
    }
}
