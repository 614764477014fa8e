using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests.Documentation;

/// <summary>
/// The built documentation in a browser, served from its folder without a server. Requests to any other host are refused and remembered.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Address = "http://docs.test/";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Site(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.PageError += (_, error) => Problems.Add(error);
        page.Console += (_, message) => AddIf(message.Type == "error", message.Text);
    }

    /// <summary>Null: it is not built.</summary>
    public static string? Folder { get; } = FindFolder();

    public IPage Page { get; }

    public List<string> Problems { get; } = [];

    public static async Task<Site> OpenAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Executable, Args = ["--no-sandbox"] });
        IBrowserContext profile = await browser.NewContextAsync(
            new() { BaseURL = Address, ViewportSize = new() { Width = 1280, Height = 900 } });
        var site = new Site(playwright, browser, await profile.NewPageAsync());
        await profile.RouteAsync("**/*", site.ServeAsync);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task ServeAsync(IRoute route)
    {
        var url = new Uri(route.Request.Url);
        string file = Path.Combine(Folder!, url.AbsolutePath.TrimStart('/') is { Length: > 0 } path ? path : "index.html");
        if (url.Host == new Uri(Address).Host && File.Exists(file))
        {
            await route.FulfillAsync(new() { Path = file });
        }
        else
        {
            Problems.Add($"There is no {url}");
            await route.AbortAsync();
        }
    }

    private void AddIf(bool isProblem, string problem)
    {
        if (isProblem)
        {
            Problems.Add(problem);
        }
    }

    private static string? FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Runware.Wan25.sln")))
        {
            folder = folder.Parent;
        }

        string? site = folder is null ? null : Path.Combine(folder.FullName, "artifacts", "docs", "site");
        return File.Exists(Path.Combine(site ?? "", "index.json")) ? site : null;
    }
}
