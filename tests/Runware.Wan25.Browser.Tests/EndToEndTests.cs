using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>From a prompt to a video that plays, or to words that say why there is none.</summary>
[Collection(StudioTests.Orders)]
public class EndToEndTests(StudioFixture studio)
{
    [BrowserFact]
    public async Task A_prompt_becomes_a_video_that_plays_in_place()
    {
        await using StudioPage page = await studio.OpenAsync();
        (int tasks, int charges) = await studio.LedgerAsync();

        ILocator card = await page.OrderAsync("A lighthouse in a storm, slow dolly-in");
        await Expect(card.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await page.InspectAsync("running");
        ILocator video = card.Locator("video");
        await Expect(video).ToBeVisibleAsync();
        await Expect(card).ToContainTextAsync("Done");

        await card.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.Page.WaitForFunctionAsync(
            "video => video.videoWidth > 0 && !video.paused && video.currentTime > 0.3",
            await video.ElementHandleAsync());
        Assert.Equal(studio.Address.Authority, await video.EvaluateAsync<string>("video => new URL(video.currentSrc).host"));
        await Expect(card).ToContainTextAsync("$0.473");
        await page.InspectAsync("done");
        Assert.Equal((tasks + 1, charges + 1), await studio.LedgerAsync());
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_video_can_be_downloaded()
    {
        await using StudioPage page = await studio.OpenAsync();
        ILocator card = await page.OrderAsync("A paper boat on a rainy street");

        IDownload download = await page.Page.RunAndWaitForDownloadAsync(
            () => card.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());

        Assert.Equal("a-paper-boat-on-a-rainy-street.mp4", download.SuggestedFilename);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 10_000);
        page.IsContent();
    }

    [BrowserFact]
    public async Task Three_results_arrive_one_by_one_and_a_video_that_plays_is_left_alone()
    {
        // Each result has a third of the time, so that a slow machine sees the first one alone, too.
        await studio.AddFaultAsync("""{"on":"generation","forPrompt":"An old tram","take":[1,31]}""");
        await using StudioPage page = await studio.OpenAsync();
        ILocator card = await page.OrderAsync("An old tram climbs a steep street at dusk", results: 3);
        ILocator first = card.Locator("video").First;
        await Expect(first).ToBeVisibleAsync();
        int whenFirstCame = await card.Locator("video").CountAsync();
        await first.EvaluateAsync("video => { video.dataset.mark = 'first'; video.muted = true; return video.play(); }");
        await page.InspectAsync("three-arriving");

        await Expect(card.Locator("video")).ToHaveCountAsync(3);

        Assert.InRange(whenFirstCame, 1, 2);
        Assert.True(await card.Locator("video[data-mark=first]").EvaluateAsync<bool>("video => !video.paused || video.ended"));
        await Expect(card).ToContainTextAsync("$1.419");
        string?[] sources = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(index => card.Locator("video").Nth(index).GetAttributeAsync("src")));
        Assert.Equal(3, sources.Distinct().Count());
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_refusal_says_in_plain_words_what_to_do()
    {
        await using StudioPage page = await studio.OpenAsync();

        ILocator card = await page.OrderAsync("Something forbidden");

        await Expect(card).ToContainTextAsync("The content check refused it.");
        await Expect(card).ToContainTextAsync("Change the prompt or the first frame.");
        await Expect(card.Locator("video")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("failed: The content check refused it.");
        await page.InspectAsync("failure");
        page.IsContent();
    }

    [BrowserFact]
    public async Task What_was_made_is_shown_beside_what_was_not()
    {
        await using StudioPage page = await studio.OpenAsync();

        ILocator card = await page.OrderAsync("A mishap on the high seas", results: 2);

        await Expect(card).ToContainTextAsync("1 of 2 made");
        await Expect(card).ToContainTextAsync("Not every video could be made.");
        await Expect(card.Locator("video")).ToHaveCountAsync(1);
        await page.InspectAsync("partial");
        page.IsContent();
    }
}
