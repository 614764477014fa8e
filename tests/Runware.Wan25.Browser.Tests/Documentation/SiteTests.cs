using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests.Documentation;

/// <summary>The documentation as a reader uses it, offline.</summary>
public class SiteTests
{
    [SiteFact]
    public async Task Search_finds_a_page_and_a_member_of_the_api()
    {
        await using Site site = await Site.OpenAsync();
        await site.Page.GotoAsync("/");

        await SearchAsync(site, "idempotency");
        await Expect(site.Page.Locator("#search-results")).ToContainTextAsync("Guarantees");
        await SearchAsync(site, "VideoOperationId");
        await Expect(site.Page.Locator("#search-results")).ToContainTextAsync("VideoOperationId");

        Assert.Empty(site.Problems);
    }

    [SiteFact]
    public async Task Pages_show_their_contents_and_load_nothing_from_elsewhere()
    {
        await using Site site = await Site.OpenAsync();
        foreach (string path in new[]
        {
            "/",
            "/guide/jobs.html",
            "/guide/design.html",
            "/api/Runware.Wan25.Wan25Client.html",
            "/CHANGELOG.html",
        })
        {
            await site.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await Expect(site.Page.Locator("#navbar").GetByRole(AriaRole.Link, new() { Name = "Guide" })).ToBeVisibleAsync();
        }

        await site.Page.GotoAsync("/guide/jobs.html");
        await Expect(site.Page.Locator("#toc").GetByRole(AriaRole.Link, new() { Name = "Clustering" })).ToBeVisibleAsync();
        Assert.Empty(site.Problems);
    }

    private static async Task SearchAsync(Site site, string words)
    {
        ILocator box = site.Page.Locator("#search-query");
        await Expect(box).ToBeEnabledAsync();
        await box.FillAsync(words);
    }
}
