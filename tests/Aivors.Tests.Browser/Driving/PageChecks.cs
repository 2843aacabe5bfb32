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

    /// <summary>Nothing is wider than the window: the page does not scroll sideways.</summary>
    public static async Task AssertFitsAsync(this IPage page) => Assert.True(
        await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        $"{page.Url} scrolls sideways at {page.ViewportSize?.Width} px.");
}
