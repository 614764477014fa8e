using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>What a video was made of can be used again.</summary>
[Collection(StudioTests.Crashes)]
public class SettingsAgainTests(StudioFixture studio)
{
    [BrowserFact]
    public async Task All_settings_of_a_video_come_back_into_the_form()
    {
        await using StudioPage page = await studio.OpenAsync();
        const string prompt = "A portrait without a sound";
        await Radio(page, "Shape", "Portrait").CheckAsync();
        await Radio(page, "Resolution", "480p").CheckAsync();
        await Radio(page, "Length", "10 s").CheckAsync();
        await page.Page.GetByLabel("Sound").UncheckAsync();
        await page.Page.GetByText("More settings").ClickAsync();
        await page.Page.GetByLabel("Negative prompt").FillAsync("watermark");
        await page.Page.GetByLabel("Seed").FillAsync("4711");
        await page.Page.GetByLabel("Let the model elaborate").UncheckAsync();
        ILocator card = await page.OrderAsync(prompt, results: 2);
        string before = await FormAsync(page);
        await page.Page.EvaluateAsync("() => sessionStorage.clear()");
        await page.Page.ReloadAsync();
        await page.IsReadyAsync();
        Assert.NotEqual(before, await FormAsync(page));

        await card.GetByRole(AriaRole.Button, new() { Name = "Use these settings" }).ClickAsync();

        await Expect(page.Prompt).ToBeFocusedAsync();
        Assert.Equal(before, await FormAsync(page));
        page.IsContent();
    }

    [BrowserFact]
    public async Task The_first_frame_of_a_video_comes_back_too()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ChooseAsync("alley.png", "image/png", await page.Page.ScreenshotAsync());
        await Expect(page.Page.GetByText("Uploaded", new() { Exact = true })).ToBeVisibleAsync();
        ILocator card = await page.OrderAsync("From the same image, the first time");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the first frame" }).ClickAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "Use these settings" }).ClickAsync();
        await Expect(page.Page.GetByText("An image that was used before")).ToBeVisibleAsync();
        ILocator again = await page.OrderAsync("From the same image, the second time");

        await Expect(again).ToContainTextAsync("from an image · 720p");
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_seed_that_a_card_shows_is_used_again_where_the_model_takes_it()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ShowJobsAsync("[job('low', { videoSeed: 2147483647 }), job('high', { videoSeed: 2147483648 })]");

        await Expect(page.Page.GetByText("Seed 2147483648 (too large to use again)")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Seed 2147483647" }).ClickAsync();

        await Expect(page.Page.Locator("#seed")).ToHaveValueAsync("2147483647");
        await Expect(page.Page.Locator("#seed")).ToBeFocusedAsync();
    }

    private static ILocator Radio(StudioPage page, string group, string choice) =>
        page.Group(group).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true });

    private static Task<string> FormAsync(StudioPage page) => page.Page.EvaluateAsync<string>("""
        () => JSON.stringify([...document.querySelectorAll('#order input:not([type=file]), #order textarea')]
          .map(field => [field.id || field.name, field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value]))
        """);
}
