using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>What an order costs is told before it is made.</summary>
[Collection(StudioTests.Orders)]
public class PriceTests(StudioFixture studio)
{
    private const string Account = """{"balance":1.5,"maxPerOrder":1,"maxTotal":20,"windowSeconds":86400}""";

    [BrowserFact]
    public async Task The_button_names_the_published_price_of_what_is_chosen()
    {
        await using StudioPage page = await studio.OpenAsync();
        await Expect(page.Submit).ToHaveTextAsync("Make video · about $0.47");
        await Expect(page.Page.GetByText("Test balance $")).ToBeVisibleAsync();

        await ChooseAsync(page, "Videos", "3");
        await Expect(page.Submit).ToHaveTextAsync("Make 3 videos · about $1.42");
        await ChooseAsync(page, "Resolution", "1080p");
        await ChooseAsync(page, "Length", "10 s");
        await Expect(page.Submit).ToHaveTextAsync("Make 3 videos · about $4.43");
        await ChooseAsync(page, "Resolution", "480p");

        await Expect(page.Submit).ToHaveTextAsync("Make 3 videos · price unknown");
        await Expect(page.Page.GetByText("No price is published for this resolution.")).ToBeVisibleAsync();
        page.IsContent();
    }

    [BrowserFact]
    public async Task What_is_left_and_what_may_be_spent_is_reported_and_compared()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.RouteAsync(
            "**/api/account", route => route.FulfillAsync(new() { Body = Account, ContentType = "application/json" }));
        await page.Page.ReloadAsync();
        await page.IsReadyAsync();

        await Expect(page.Page.Locator("#account"))
            .ToHaveTextAsync("Test balance $1.50 · at most $1.00 an order · at most $20.00 in 1 day");
        await ChooseAsync(page, "Videos", "3");

        await Expect(page.Page.GetByText("More than the $1.00 that an order may cost here.")).ToBeVisibleAsync();
        await page.InspectAsync("over-limit");
        page.IsContent();
    }

    private static Task ChooseAsync(StudioPage page, string group, string choice) =>
        page.Group(group).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();
}
