using Aivors.Testing.Stack;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Aivors.Tests.Browser.Driving;

/// <summary>What must hold of every page.</summary>
internal static class PageChecks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>No rule of axe's is broken, colours' contrast included.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        var result = await page.RunAxe(Rules);
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}: {string.Join(" | ", violation.Nodes.Take(5).Select(node => node.Html))}"));
    }

    /// <summary>Nothing is wider than the window, once the page has taken in its width: it does not scroll sideways.</summary>
    public static Task AssertFitsAsync(this IPage page) => Poll.UntilAsync(
        $"{page.Url} does not scroll sideways at {page.ViewportSize?.Width} px",
        () => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        TimeSpan.FromSeconds(5));
}
