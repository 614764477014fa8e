using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>For everybody: names, contrast in both looks, a phone's width, no motion for those who asked for none.</summary>
[Collection(StudioTests.Forms)]
public class AccessibilityTests(StudioFixture studio)
{
    private const int PhoneWidth = 360;

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_can_be_read_and_every_control_has_a_name(ColorScheme scheme)
    {
        await using StudioPage page = await studio.OpenAsync(scheme: scheme);
        ILocator failed = await page.OrderAsync($"A forbidden thing in the {scheme}");
        ILocator made = await page.OrderAsync($"A thing to be read in the {scheme}");
        await Expect(made.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        Assert.Empty(await RunAsync(page, "contrast.js"));
        await Expect(failed).ToContainTextAsync("No video");
        await Expect(made.Locator("video")).ToBeVisibleAsync();
        await page.Prompt.FillAsync("");
        await page.Page.GetByText("More settings").ClickAsync();
        await Expect(page.Submit).ToBeEnabledAsync();
        await page.Submit.ClickAsync();
        await Expect(page.Error("prompt")).ToBeVisibleAsync();

        Assert.Empty(await RunAsync(page, "contrast.js"));
        Assert.Empty(await RunAsync(page, "structure.js"));
        page.IsContent();
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        await using StudioPage page = await studio.OpenAsync(PhoneWidth, 740);
        await page.Page.GetByText("More settings").ClickAsync();
        await page.Submit.ClickAsync();
        await Expect(page.Error("prompt")).ToBeVisibleAsync();
        Assert.Equal(PhoneWidth, await WidthAsync(page));

        string prompt = $"An {string.Concat(Enumerable.Repeat("incomprehensibly", 20))} long word";
        ILocator card = await page.OrderAsync(prompt, results: 3);
        await Expect(card.Locator("video")).ToHaveCountAsync(3);

        Assert.Equal(PhoneWidth, await WidthAsync(page));
        Assert.True((await card.Locator("video").First.BoundingBoxAsync())!.Width <= PhoneWidth);
        page.IsContent();
    }

    [BrowserFact]
    public async Task The_first_visit_explains_itself()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ShowJobsAsync("[]");

        await Expect(page.Page.GetByText("No videos yet")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Nothing is spent")).ToBeVisibleAsync();
        ILocator sample = page.Page.GetByLabel("A sample clip");
        await page.Page.WaitForFunctionAsync("video => video.videoWidth > 0", await sample.ElementHandleAsync());
        await page.InspectAsync("empty");
    }

    [BrowserFact]
    public async Task Who_asked_for_no_motion_gets_none()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        ILocator card = await page.OrderAsync("Nothing moves here", results: 2);

        await Expect(card.Locator(".tile[data-state=running]").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => document.getAnimations().length"));
        await Expect(card.Locator("video")).ToHaveCountAsync(2);
        page.IsContent();
    }

    private static Task<string[]> RunAsync(StudioPage page, string script) =>
        page.Page.EvaluateAsync<string[]>(ScriptResource.Read(script));

    private static Task<int> WidthAsync(StudioPage page) => page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
}
