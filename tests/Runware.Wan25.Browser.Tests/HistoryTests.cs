using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>A history of many videos, one of which is looked for.</summary>
[Collection(StudioTests.Histories)]
public class HistoryTests(StudioFixture studio)
{
    private const string Ninety = """
        Array.from({ length: 90 }, (_, day) => job(String(day), { enqueuedAt: new Date(Date.now() - day * 86400000) }))
        """;

    [BrowserFact]
    public async Task Only_videos_near_the_window_are_loaded()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.RouteAsync("**/videos/*", _ => Task.CompletedTask);
        await page.ShowJobsAsync(Ninety);
        ILocator videos = page.Cards.Locator("video");
        await Expect(page.Cards).ToHaveCountAsync(90);
        await Expect(page.Card("Prompt 0").Locator("video")).ToHaveCountAsync(1);
        Assert.InRange(await videos.CountAsync(), 1, 20);

        await page.Card("Prompt 89").ScrollIntoViewIfNeededAsync();

        await Expect(page.Card("Prompt 89").Locator("video")).ToHaveCountAsync(1);
        await Expect(page.Card("Prompt 0").Locator("video")).ToHaveCountAsync(0);
        Assert.InRange(await videos.CountAsync(), 1, 20);
    }

    [BrowserFact]
    public async Task Words_and_states_narrow_the_history()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.RouteAsync("**/videos/*", _ => Task.CompletedTask);
        await page.ShowJobsAsync("""
            [job('fox', { prompt: 'A fox in the snow' }), job('bad', { state: 'failed', videos: [], cost: null, prompt: 'A fox refused' }),
             job('boat', { prompt: 'A paper boat', enqueuedAt: new Date(Date.now() - 86400000) })]
            """);
        ILocator shown = page.Cards.And(page.Page.Locator(":visible"));
        ILocator days = page.Page.Locator(".day");
        await Expect(days).ToHaveTextAsync(["Today", "Yesterday"]);

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync("FOX");
        await Expect(shown).ToHaveCountAsync(2);
        await Expect(days).ToHaveTextAsync(["Today"]);
        await page.Page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("failed");
        await Expect(shown).ToHaveCountAsync(1);
        await page.Page.GetByLabel("Search prompts").FillAsync("boat");

        await Expect(shown).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("#none")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_day_narrows_the_history_and_older_videos_of_it_can_be_had()
    {
        await using StudioPage page = await studio.OpenAsync();
        var asked = new List<string>();
        await page.Page.RouteAsync("**/videos/*", _ => Task.CompletedTask);
        await page.Page.RouteAsync("**/api/jobs?*", async route =>
        {
            asked.Add(new Uri(route.Request.Url).Query);
            string name = asked.Count == 1 ? "found" : "older";
            string next = asked.Count == 1 ? "'page 2'" : "null";
            string page2 = await page.Page.EvaluateAsync<string>(
                $$"""() => JSON.stringify({ jobs: [job('{{name}}', { enqueuedAt: new Date(2026, 4, 3, 12) })], removed: [], next: """
                    + $$"""{{next}}, now: new Date() })""");
            await route.FulfillAsync(new() { ContentType = "application/json", Body = page2 });
        });
        await page.Page.AddInitScriptAsync("window.next = 'page of all';");
        await page.ShowJobsAsync("[job('now'), job('week', { enqueuedAt: new Date(Date.now() - 5 * 86400000) })]");
        ILocator shown = page.Cards.And(page.Page.Locator(":visible"));
        await Expect(shown).ToHaveCountAsync(2);

        await page.Page.GetByLabel("Ordered").SelectOptionAsync("day");
        await page.Page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-05-03");
        await Expect(shown).ToContainTextAsync(["Prompt found"]);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show older videos" }).ClickAsync();

        await Expect(shown).ToHaveCountAsync(2);
        await Expect(page.Page.Locator("#older")).ToBeHiddenAsync();
        Assert.Matches(@"^\?from=2026-05-0\d.*&before=2026-05-0\d[^&]*$", asked[0]);
        Assert.StartsWith("?cursor=page+2&from=", asked[1], StringComparison.Ordinal);
        await page.InspectAsync("filtered");
        await page.Page.GetByLabel("Ordered").SelectOptionAsync("7");
        await Expect(shown).ToContainTextAsync(["Prompt now", "Prompt week"]);
    }

    [BrowserFact]
    public async Task A_video_has_an_address_of_its_own()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Prompt.FillAsync("Made with the keyboard, and shown to somebody");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        ILocator card = page.Card("Made with the keyboard, and shown to somebody");
        await card.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        ILocator viewer = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(viewer.Locator("video")).ToBeVisibleAsync();
        string address = page.Page.Url;

        await using StudioPage elsewhere = await studio.OpenAsync();
        await elsewhere.Page.GotoAsync("about:blank");
        await elsewhere.Page.GotoAsync(address);
        ILocator large = elsewhere.Page.GetByRole(AriaRole.Dialog).Locator("video");
        await Expect(large).ToBeVisibleAsync();
        await elsewhere.Page.WaitForFunctionAsync("video => video.videoWidth > 0", await large.ElementHandleAsync());
        await elsewhere.InspectAsync("viewer");
        await elsewhere.Page.Keyboard.PressAsync("Escape");

        await Expect(large).ToHaveCountAsync(0);
        await Expect(elsewhere.Page).ToHaveURLAsync(new Regex("^[^#]*$"));
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_deleted_video_is_gone_everywhere()
    {
        await using StudioPage page = await studio.OpenAsync();
        await using StudioPage other = await page.OpenTabAsync();
        ILocator card = await page.OrderAsync("Not one to keep");
        await Expect(card).ToContainTextAsync("Done");

        await card.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Delete for good?" }).ClickAsync();

        await Expect(card).ToHaveCountAsync(0);
        await Expect(other.Card("Not one to keep")).ToHaveCountAsync(0);
        page.IsContent();
    }

    [BrowserFact]
    public async Task Who_looks_elsewhere_is_told_when_something_is_done()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.AddInitScriptAsync("""
            window.told = [];
            window.Notification = class { static permission = 'granted'; constructor(title, { body }) { told.push(`${title}: ${body}`); } };
            """);
        await page.Page.RouteAsync("**/videos/*", _ => Task.CompletedTask);
        await page.ShowJobsAsync("[job('a', { state: 'running', videos: [], endedAt: null, cost: null })]");
        await Expect(page.Page).ToHaveTitleAsync("1 in the making · Video Studio");

        await page.Page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, 'hidden', { value: true });
              feed.tell([job('a', { version: 2 })]);
            }
            """);

        await Expect(page.Page).ToHaveTitleAsync("✓ 1 done · Video Studio");
        Assert.Equal(["1 video done: Prompt a"], await page.Page.EvaluateAsync<string[]>("() => told"));
    }
}
