using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>The form: what it says about what is typed, and that it orders once.</summary>
[Collection(StudioTests.Forms)]
public class FormTests(StudioFixture studio)
{
    [BrowserFact]
    public async Task What_is_wrong_stands_beside_its_field_and_the_first_gets_the_focus()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.GetByText("More settings").ClickAsync();
        await page.Page.GetByLabel("Seed").FillAsync("-4");
        await Expect(page.Error("seed")).ToContainTextAsync("Seed must be from 0 to 2147483647; -4 was given.");
        await Expect(page.Error("prompt")).ToBeHiddenAsync();

        await page.Submit.ClickAsync();

        await Expect(page.Error("prompt")).ToContainTextAsync("Write what the video should show.");
        await Expect(page.Prompt).ToBeFocusedAsync();
        await Expect(page.Prompt).ToHaveAttributeAsync("aria-invalid", "true");
        await page.InspectAsync("violations");
        await page.Prompt.FillAsync("A lighthouse");
        await Expect(page.Error("prompt")).ToBeHiddenAsync();
        await Expect(page.Error("seed")).ToBeVisibleAsync();
        page.IsContent();
    }

    [BrowserFact]
    public async Task The_counter_counts_what_the_service_counts()
    {
        await using StudioPage page = await studio.OpenAsync();
        ILocator counter = page.Page.Locator("#prompt-counter");

        await page.Prompt.FillAsync(string.Concat(Enumerable.Repeat("🌊", 2000)));
        await Expect(counter).ToHaveTextAsync("2000 / 2000");
        await Expect(page.Error("prompt")).ToBeHiddenAsync();
        await page.Prompt.FillAsync(string.Concat(Enumerable.Repeat("🌊", 2001)));

        await Expect(counter).ToHaveTextAsync("2001 / 2000");
        await Expect(page.Error("prompt")).ToContainTextAsync("Prompt must have 1 to 2000 characters; 2001 were given.");
        page.IsContent();
    }

    [BrowserTheory]
    [InlineData("choose")]
    [InlineData("drop")]
    [InlineData("paste")]
    public async Task An_image_is_shown_uploaded_and_used(string gesture)
    {
        await using StudioPage page = await studio.OpenAsync();
        byte[] image = await page.Page.ScreenshotAsync();
        await (gesture == "choose"
            ? page.ChooseAsync("alley.png", "image/png", image)
            : page.TransferAsync(gesture, "alley.png", "image/png", image));

        ILocator preview = page.Page.GetByAltText("The chosen first frame");
        await Expect(preview).ToBeVisibleAsync();
        Assert.Equal(1280, await preview.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));
        await Expect(page.Page.GetByText("Uploaded", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Group("Resolution")).ToBeVisibleAsync();
        await Expect(page.Group("Shape")).ToBeHiddenAsync();
        await page.InspectAsync("first-frame");
        ILocator card = await page.OrderAsync($"The camera pushes down the alley: {gesture}");

        await Expect(card).ToContainTextAsync("from an image · 720p");
        await Expect(card.Locator("video")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the first frame" }).ClickAsync();
        await Expect(page.Group("Shape")).ToBeVisibleAsync();
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_file_that_is_no_image_is_refused_beside_its_field()
    {
        await using StudioPage page = await studio.OpenAsync();

        await page.ChooseAsync("notes.png", "image/png", "These are notes."u8.ToArray());

        await Expect(page.Error("frame")).ToContainTextAsync("This file cannot be used: it is plain text. Choose one of these:");
        await Expect(page.Page.GetByAltText("The chosen first frame")).ToBeHiddenAsync();
        page.IsContent();
    }

    [BrowserFact]
    public async Task A_double_click_orders_once()
    {
        await using StudioPage page = await studio.OpenAsync();
        const string prompt = "Somebody is in a hurry";
        await page.Prompt.FillAsync(prompt);

        // The page's clock stands still: a click that comes after the acknowledgement is still one of the same hurry.
        await page.Page.Clock.InstallAsync();
        await page.Page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        await page.Submit.DblClickAsync();
        await Expect(page.Submit).ToHaveTextAsync("Ordered");
        await page.Submit.ClickAsync(new() { Force = true });
        await page.Page.Clock.FastForwardAsync(5000);
        await Expect(page.Submit).ToContainTextAsync("Make video");

        await Expect(page.Card(prompt)).ToHaveCountAsync(1);
        page.IsContent();
    }

    [BrowserFact]
    public async Task An_order_whose_response_was_lost_is_sent_again_and_made_once()
    {
        await using StudioPage page = await studio.OpenAsync();
        int posts = 0;
        await page.Page.RouteAsync("**/api/jobs", async route =>
        {
            if (Interlocked.Increment(ref posts) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });

        ILocator card = await page.OrderAsync("The response was lost");

        await Expect(page.Submit).ToContainTextAsync("Make video");
        Assert.Equal(2, posts);
        await Expect(card).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_proxy_error_after_a_lost_response_does_not_end_the_order()
    {
        await using StudioPage page = await studio.OpenAsync();
        (int tasks, _) = await studio.LedgerAsync();
        int posts = 0;
        await page.Page.RouteAsync("**/api/jobs", async route =>
        {
            switch (Interlocked.Increment(ref posts))
            {
                case 1:
                    await route.FetchAsync();
                    await route.AbortAsync();
                    break;
                case 2:
                    await route.FulfillAsync(new() { Status = 404, Body = "<h1>No such host</h1>" });
                    break;
                default:
                    await route.ContinueAsync();
                    break;
            }
        });

        ILocator card = await page.OrderAsync("Lost, and then nowhere");

        await Expect(page.Submit).ToContainTextAsync("Make video");
        Assert.Equal(3, posts);
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card.Locator("video")).ToBeVisibleAsync();
        Assert.Equal(tasks + 1, (await studio.LedgerAsync()).Tasks);
    }

    [BrowserFact]
    public async Task An_image_that_replaces_another_while_the_order_waits_is_part_of_it()
    {
        await using StudioPage page = await studio.OpenAsync();
        byte[] image = await page.Page.ScreenshotAsync();
        TaskCompletionSource first = new(), second = new();
        int uploads = 0;
        await page.Page.RouteAsync("**/api/images", async route =>
        {
            await (Interlocked.Increment(ref uploads) == 1 ? first.Task : second.Task);
            await route.ContinueAsync();
        });
        await page.ChooseAsync("one.png", "image/png", image);
        Task<IRequest> ordered = page.Page.WaitForRequestAsync(
            request => request.Method == "POST" && request.Url.EndsWith("/api/jobs", StringComparison.Ordinal));
        await page.Prompt.FillAsync("The second image");
        await page.Submit.ClickAsync();
        await Expect(page.Submit).ToHaveTextAsync("Ordering…");

        await page.ChooseAsync("two.png", "image/png", image);
        Task<IResponse> uploaded = page.Page.WaitForResponseAsync(
            response => response.Url.EndsWith("/api/images", StringComparison.Ordinal));
        first.SetResult();
        await uploaded;
        second.SetResult();

        Assert.Contains("frameImages", (await ordered).PostData!, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_form_works_with_the_keyboard_alone()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the videos" })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Prompt).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("Typed, not clicked");
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Page.Locator("#frame")).ToBeFocusedAsync();
        foreach ((string preset, string next) in ((string, string)[])[("Landscape", "Portrait"), ("720p", "1080p"), ("5 s", "10 s")])
        {
            await page.Page.Keyboard.PressAsync("Tab");
            await Expect(page.Page.GetByRole(AriaRole.Radio, new() { Name = preset, Exact = true })).ToBeFocusedAsync();
            await page.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(page.Page.GetByRole(AriaRole.Radio, new() { Name = next, Exact = true })).ToBeCheckedAsync();
        }

        await page.Submit.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Card("Typed, not clicked")).ToContainTextAsync("1080 × 1920 · 10 s");
        await Expect(page.Submit).ToBeFocusedAsync();
        page.IsContent();
    }
}
