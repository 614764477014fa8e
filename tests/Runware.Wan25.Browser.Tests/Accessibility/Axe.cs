using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests;

/// <summary>The rules of axe-core: WCAG 2.2 at level AA, and its best practices.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Options = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } },
    };

    /// <summary>Returns what breaks a rule, each with the elements that do.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Options);
        return [.. result.Violations.Select(rule => $"{rule.Id}: {rule.Help}: {string.Join("; ", rule.Nodes.Select(node => node.Html))}")];
    }
}
