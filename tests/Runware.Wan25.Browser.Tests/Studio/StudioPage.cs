using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Runware.Wan25.Browser.Tests;

/// <summary>The studio's page as a person uses it, with an ear for everything that goes wrong in the background.</summary>
internal sealed class StudioPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private StudioPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => Complain(message);
        page.Request += (_, request) => CheckHost(request.Url);
    }

    public IPage Page { get; }

    public ILocator Prompt => Page.GetByLabel("Prompt", new() { Exact = true });

    public ILocator Submit => Page.Locator("#submit");

    public ILocator Cards => Page.GetByRole(AriaRole.Article);

    public static async Task<StudioPage> OpenAsync(IBrowserContext profile)
    {
        var studio = new StudioPage(await profile.NewPageAsync());
        studio.Page.SetDefaultTimeout(60_000);
        await studio.Page.GotoAsync("/");
        await studio.IsReadyAsync();
        return studio;
    }

    /// <summary>Another tab of the same profile.</summary>
    public Task<StudioPage> OpenTabAsync() => OpenAsync(Page.Context);

    public async Task IsReadyAsync()
    {
        await Expect(Page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Submit).ToBeEnabledAsync();
    }

    /// <summary>Orders under a prompt that no other test has.</summary>
    public async Task<ILocator> OrderAsync(string prompt, int results = 1)
    {
        await Expect(Submit).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Prompt.FillAsync(prompt);
        await Group("Videos").GetByRole(AriaRole.Radio, new() { Name = $"{results}", Exact = true }).CheckAsync();
        await Submit.ClickAsync();
        ILocator card = Card(prompt);
        await Expect(card).ToHaveCountAsync(1);
        return card;
    }

    public ILocator Card(string prompt) =>
        Cards.Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = prompt, Exact = true }) });

    /// <summary>The message beside a field.</summary>
    public ILocator Error(string id) => Page.Locator($"#{id}-error");

    public ILocator Group(string name) => Page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    /// <summary>Waits until all of an element is within the window and nothing lies over it.</summary>
    public async Task SeesAsync(ILocator element) => await Page.WaitForFunctionAsync(
        """
        element => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          const [x, y] = [(left + right) / 2, (top + bottom) / 2];
          return [[left + 1, y], [right - 1, y], [x, top + 1], [x, bottom - 1]]
            .every(point => element.contains(document.elementFromPoint(...point)));
        }
        """,
        await element.ElementHandleAsync(),
        new() { Timeout = 60_000 });

    /// <summary>Chooses a file as the first frame.</summary>
    public Task ChooseAsync(string name, string type, byte[] content) =>
        Page.Locator("#frame").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });

    /// <summary>Drops a file somewhere on the page, or pastes it.</summary>
    /// <param name="gesture"><c>drop</c> or <c>paste</c>.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="type">The media type that the browser makes of the name.</param>
    /// <param name="content">The bytes of the file.</param>
    public Task TransferAsync(string gesture, string name, string type, byte[] content) => Page.EvaluateAsync(
        """
        ({ gesture, name, type, content }) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(content), letter => letter.charCodeAt(0))], name, { type }));
          document.querySelector('#videos').dispatchEvent(gesture === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        new { gesture, name, type, content = Convert.ToBase64String(content) });

    /// <summary>Shows a history that no server has.</summary>
    /// <param name="jobs">
    /// A JavaScript expression; <c>job(key, more)</c> makes a completed job of one video. <c>feed.tell(jobs)</c> changes them later, and
    /// <c>window.next</c> is the cursor of older ones.
    /// </param>
    public async Task ShowJobsAsync(string jobs)
    {
        await Page.AddInitScriptAsync($$"""
            window.job = (key, more) => ({
              key, version: 1, state: 'completed', isAccepted: true, prompt: `Prompt ${key}`, expected: 1, failed: 0,
              attempts: 1, duration: 5, width: 1280,
              height: 720, enqueuedAt: new Date(), startedAt: new Date(), endedAt: new Date(), seed: null, cost: 0.473,
              estimatedCost: 0.473, percent: null, failure: null, lastError: null,
              videos: [{ id: `v${key}`, url: `videos/${key}`, seed: more?.videoSeed ?? 5, cost: 0.473 }],
              ...more,
            });
            window.EventSource = class extends EventTarget {
              constructor() {
                super();
                window.feed = this;
                setTimeout(() => this.tell({{jobs}}, 'state'));
              }
              tell(jobs, type = 'change') {
                const data = JSON.stringify({ jobs, removed: [], next: window.next ?? null, since: null, now: new Date() });
                this.dispatchEvent(new MessageEvent(type, { data }));
              }
            };
            """);
        await Page.ReloadAsync();
        await IsReadyAsync();
    }

    /// <summary>Checks what is to be seen, in all its looks.</summary>
    public Task InspectAsync(string state) => Inspection.InspectAsync(Page, state);

    /// <summary>Nothing went wrong in the background, and nothing was asked of another host.</summary>
    public void IsContent() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Complain(IConsoleMessage message)
    {
        // The browser reports a response of 400 as an error; here it is the response that was to be expected.
        if (message.Type is "error" or "warning" && !message.Text.Contains("status of 400", StringComparison.Ordinal))
        {
            _complaints.Add(message.Text);
        }
    }

    private void CheckHost(string url)
    {
        if (new Uri(url) is { Scheme: "http" or "https", IsLoopback: false })
        {
            _complaints.Add($"Asked of another host: {url}");
        }
    }
}
