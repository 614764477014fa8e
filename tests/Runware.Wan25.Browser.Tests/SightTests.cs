using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>Nothing that a person has to see is outside the window or under something else, however large the window is.</summary>
[Collection(StudioTests.Forms)]
public class SightTests(StudioFixture studio)
{
    [BrowserTheory]
    [InlineData(360, 640)]
    [InlineData(800, 600)]
    [InlineData(1280, 620)]
    [InlineData(1280, 720)]
    [InlineData(2560, 1440)]
    public async Task An_error_and_its_field_are_brought_into_sight(int width, int height)
    {
        await using StudioPage page = await studio.OpenAsync(width, height);
        await page.Prompt.FillAsync("A lighthouse");
        await page.Page.GetByText("More settings").ClickAsync();
        ILocator seed = page.Page.GetByLabel("Seed");
        await page.SeesAsync(page.Page.GetByLabel("Negative prompt"));
        await seed.FillAsync("4294967295");
        await page.Page.GetByText("More settings").ClickAsync();
        await Expect(seed).ToBeHiddenAsync();

        await page.Submit.ClickAsync();
        await Expect(seed).ToBeFocusedAsync();
        await Expect(page.Error("seed")).ToBeVisibleAsync();
        await page.SeesAsync(seed);
        await page.SeesAsync(page.Error("seed"));

        await page.Prompt.FillAsync("");
        await page.Submit.ClickAsync();
        await Expect(page.Prompt).ToBeFocusedAsync();
        await page.SeesAsync(page.Prompt);
        await page.SeesAsync(page.Error("prompt"));
        page.IsContent();
    }

    [BrowserTheory]
    [InlineData(1280, 620)]
    [InlineData(1280, 720)]
    public async Task The_button_is_in_sight_at_the_first_look(int width, int height)
    {
        await using StudioPage page = await studio.OpenAsync(width, height);

        await page.SeesAsync(page.Submit);
    }
}
