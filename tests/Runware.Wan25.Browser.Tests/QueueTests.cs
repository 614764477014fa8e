using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>What is being made, what waits, and why.</summary>
[Collection(StudioTests.Name)]
public class QueueTests(StudioFixture studio)
{
    private const string Jobs = """
        [job('busy', {
          state: 'queued', videos: [], endedAt: null, cost: null,
          lastError: { title: 'The service is busy.', advice: 'It is tried again by itself.', detail: '' },
        }),
        job('next', { state: 'queued', attempts: 0, videos: [], endedAt: null, cost: null, enqueuedAt: new Date(Date.now() - 1000) }),
        job('made', { state: 'running', percent: 45, videos: [], endedAt: null, cost: null })]
        """;

    [BrowserFact]
    public async Task What_waits_says_why_and_can_be_canceled()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ShowJobsAsync(Jobs);
        ILocator rows = page.Page.Locator(".queue-row");
        await Expect(rows).ToContainTextAsync(
        [
            "Being made: 45 %", "Next. It begins in a moment.", "Number 2 in the line. The service is busy. It is tried again by itself.",
        ]);
        await page.ShootAsync("queue");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(ScriptResource.Read("structure.js")));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(ScriptResource.Read("contrast.js")));
        string? canceled = null;
        await page.Page.RouteAsync("**/cancel", route =>
        {
            canceled = route.Request.Url;
            return route.FulfillAsync(new() { Status = 204 });
        });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel: Prompt next" }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(2);
        await Expect(page.Cards).ToHaveCountAsync(2);
        Assert.EndsWith("/api/jobs/next/cancel", canceled, StringComparison.Ordinal);
    }
}
