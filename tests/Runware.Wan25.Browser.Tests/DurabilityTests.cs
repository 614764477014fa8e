using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>What happens to the page and to the process does not happen to the videos.</summary>
[Collection(StudioTests.Crashes)]
public class DurabilityTests(StudioFixture studio)
{
    [BrowserFact]
    public async Task A_reload_in_the_middle_shows_the_same_and_goes_on()
    {
        await using StudioPage page = await studio.OpenAsync();
        ILocator card = await page.OrderAsync("Reloaded in the middle", results: 2);
        await Expect(card.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();

        await page.Page.ReloadAsync();
        await page.IsReadyAsync();

        await Expect(card).ToHaveCountAsync(1);
        await Expect(page.Prompt).ToHaveValueAsync("Reloaded in the middle");
        await Expect(card.Locator("video")).ToHaveCountAsync(2);
        await Expect(card).ToContainTextAsync("Done");
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_second_tab_and_a_second_browser_show_the_same_state()
    {
        await using StudioPage one = await studio.OpenAsync();
        await using StudioPage two = await one.OpenTabAsync();
        await using StudioPage elsewhere = await studio.OpenAsync();

        await one.OrderAsync("Seen from everywhere");

        foreach (StudioPage page in (StudioPage[])[one, two, elsewhere])
        {
            await Expect(page.Card("Seen from everywhere")).ToContainTextAsync("Done");
            await Expect(page.Card("Seen from everywhere").Locator("video")).ToBeVisibleAsync();
            page.IsContent();
        }
    }

    [BrowserFact]
    public async Task A_page_continues_after_a_crash_of_the_server_and_is_charged_once()
    {
        await using StudioPage page = await studio.OpenAsync();
        (int tasks, int charges) = await studio.LedgerAsync();
        ILocator card = await page.OrderAsync("The process was killed in the middle", results: 3);
        await Expect(card.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();

        await studio.KillServerAsync();
        await Expect(page.Page.GetByText("Reconnecting")).ToBeVisibleAsync();
        await Expect(card).ToBeVisibleAsync();
        await page.InspectAsync("server-gone");
        await studio.RestartServerAsync();

        await page.IsReadyAsync();
        await Expect(card).ToContainTextAsync("Done");
        await Expect(card.Locator("video")).ToHaveCountAsync(3);
        await page.Page.WaitForFunctionAsync("video => video.videoWidth > 0", await card.Locator("video").First.ElementHandleAsync());
        Assert.Equal((tasks + 1, charges + 1), await studio.LedgerAsync());
    }

    [BrowserFact]
    public async Task What_could_not_be_saved_is_saved_when_a_person_says_so_and_paid_once()
    {
        await using StudioPage page = await studio.OpenAsync();
        (int tasks, int charges) = await studio.LedgerAsync();
        ILocator card = page.Card("There was no room for it");
        await studio.WithoutVideosAsync(async () =>
        {
            await page.OrderAsync("There was no room for it");
            await Expect(card).ToContainTextAsync("The studio could not save the result.");
            await Expect(card.GetByText("Load the video again")).ToBeVisibleAsync();
            await page.InspectAsync("not-saved");
        });

        await card.GetByRole(AriaRole.Button, new() { Name = "Save again" }).ClickAsync();

        await Expect(card).ToContainTextAsync("Done");
        await Expect(card.GetByText("could not save")).ToBeHiddenAsync();
        await page.Page.WaitForFunctionAsync("video => video.videoWidth > 0", await card.Locator("video").ElementHandleAsync());
        Assert.Equal((tasks + 1, charges + 1), await studio.LedgerAsync());
    }

    [BrowserFact]
    public async Task An_order_while_the_server_is_away_is_kept_and_made_once()
    {
        await using StudioPage page = await studio.OpenAsync();
        (int tasks, int charges) = await studio.LedgerAsync();
        const string prompt = "Ordered into the void";
        await studio.KillServerAsync();
        await page.Prompt.FillAsync(prompt);
        await page.Submit.ClickAsync();
        await Expect(page.Error("form")).ToContainTextAsync("nothing is ordered twice");

        await studio.RestartServerAsync();

        await Expect(page.Card(prompt)).ToHaveCountAsync(1);
        await Expect(page.Card(prompt).Locator("video")).ToBeVisibleAsync();
        await Expect(page.Error("form")).ToBeHiddenAsync();
        Assert.Equal((tasks + 1, charges + 1), await studio.LedgerAsync());
    }
}
