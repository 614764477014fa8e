using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>What is being made, what waits, and why.</summary>
[Collection(StudioTests.Orders)]
public class QueueTests(StudioFixture studio)
{
    private const string Jobs = """
        [job('busy', {
          state: 'queued', videos: [], endedAt: null, cost: null,
          lastError: { title: 'The service is busy.', advice: 'It is tried again by itself.', detail: '' },
        }),
        job('next', { state: 'queued', attempts: 0, videos: [], endedAt: null, cost: null, enqueuedAt: new Date(Date.now() - 1000) }),
        job('sent', {
          state: 'running', isAccepted: false, videos: [], endedAt: null, cost: null, enqueuedAt: new Date(Date.now() - 1000),
          startedAt: new Date(Date.now() + 600000),
        }),
        job('full', {
          state: 'running', isAccepted: false, videos: [], endedAt: null, cost: null, enqueuedAt: new Date(Date.now() - 60000),
          startedAt: new Date(Date.now() - 60000),
        }),
        job('made', { state: 'running', percent: 45, videos: [], endedAt: null, cost: null }),
        job('silent', {
          state: 'running', attempts: 2, videos: [], endedAt: null, cost: null, enqueuedAt: new Date(Date.now() - 420000),
          startedAt: new Date(Date.now() - 400000), lastError: { title: 'The service failed.', advice: '', detail: '' },
        })]
        """;

    [BrowserFact]
    public async Task What_waits_says_why_and_can_be_canceled()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ShowJobsAsync(Jobs);
        ILocator rows = page.Page.Locator(".queue-row");
        await Expect(page.Page.Locator(".queue-why")).ToHaveTextAsync(
        [
            new Regex(
                "^Sent again: The service failed. At the service for 6:[45]., which does not say yet how far it is. Most videos take"),
            new Regex("^Being made: 45 %.$"),
            new Regex("^The service has not taken it yet: it makes only a few at a time."),
            new Regex("^Being sent to the service.$"),
            new Regex("^Next. It begins in a moment.$"),
            new Regex("^Number 2 in the line. The service is busy. It is tried again by itself.$"),
        ]);
        await page.InspectAsync("queue");
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(ScriptResource.Read("structure.js")));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(ScriptResource.Read("contrast.js")));
        string? canceled = null;
        await page.Page.RouteAsync("**/cancel", route =>
        {
            canceled = route.Request.Url;
            return route.FulfillAsync(new() { Status = 204 });
        });

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel: Prompt next" }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(5);
        await Expect(page.Cards).ToHaveCountAsync(5);
        Assert.EndsWith("/api/jobs/next/cancel", canceled, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_may_be_charged_says_so_when_canceled_and_can_go_on()
    {
        await using StudioPage page = await studio.OpenAsync();
        await page.ShowJobsAsync(Jobs);
        string canceled = await page.Page.EvaluateAsync<string>("""
            () => JSON.stringify(job('busy', {
              state: 'canceled', version: 2, videos: [], cost: null,
              failure: { title: 'It was canceled, but may be charged.', advice: 'The service may have accepted it before.', detail: '' },
            }))
            """);
        await page.Page.RouteAsync("**/cancel", route => route.FulfillAsync(new() { ContentType = "application/json", Body = canceled }));
        await page.Page.RouteAsync("**/retry", route => route.FulfillAsync(new() { Status = 204 }));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel: Prompt busy" }).ClickAsync();

        await Expect(page.Page.Locator("#announce")).ToHaveTextAsync(
            "It was canceled, but may be charged. The service may have accepted it before.");
        await Expect(page.Page.Locator(".queue-row")).ToHaveCountAsync(5);
        await Expect(page.Card("Prompt busy")).ToContainTextAsync("It was canceled, but may be charged.");
        ILocator goOn = page.Card("Prompt busy").GetByRole(AriaRole.Button, new() { Name = "Go on" });
        IRequest retried = await page.Page.RunAndWaitForRequestAsync(() => goOn.ClickAsync(), "**/retry");
        Assert.EndsWith("/api/jobs/busy/retry", retried.Url, StringComparison.Ordinal);
    }
}
