using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests;

/// <summary>
/// One browser and one studio for all tests. Each test has a browser profile of its own; the videos of the tests before are there.
/// </summary>
public sealed class StudioFixture : IAsyncLifetime
{
    private readonly StudioFolder _folder = new();
    private readonly HttpClient _http = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private StudioProcess? _studio;

    public Uri Address => _studio!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Executable is not { } executable)
        {
            return;
        }

        Task<StudioProcess> starting = StudioProcess.StartAsync(_folder.Data);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,

            // The last one lets a test ask the browser itself for the name that a screen reader would say.
            Args = ["--no-sandbox", "--mute-audio", "--enable-blink-features=ComputedAccessibilityInfo"],
        });
        Assertions.SetDefaultExpectTimeout(60_000);
        _studio = await starting;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_studio is not null)
        {
            await _studio.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    /// <summary>A page in a profile of its own.</summary>
    internal async Task<StudioPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext profile = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,

            // Motion takes a whole core where there is no graphics card.
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await StudioPage.OpenAsync(profile);
    }

    /// <summary>Lets something happen while the studio has no folder to save videos in.</summary>
    internal async Task WithoutVideosAsync(Func<Task> act)
    {
        string videos = Path.Combine(_folder.Data, "videos"), away = Path.Combine(_folder.Data, "away");
        Directory.CreateDirectory(videos);
        Directory.Move(videos, away);
        await File.WriteAllTextAsync(videos, "A file is where the folder should be.");
        try
        {
            await act();
        }
        finally
        {
            File.Delete(videos);
            Directory.Move(away, videos);
        }
    }

    internal Task KillServerAsync() => _studio!.KillAsync();

    /// <summary>Starts the studio again where it was, with what it left behind.</summary>
    internal async Task RestartServerAsync()
    {
        int port = Address.Port;
        await _studio!.DisposeAsync();
        _studio = await StudioProcess.StartAsync(_folder.Data, port);
    }

    /// <summary>Adds a fault to the embedded emulator.</summary>
    internal async Task AddFaultAsync(string json)
    {
        using var content = new StringContent(json);
        (await _http.PostAsync(new Uri(_studio!.Ledger, "/faults"), content)).EnsureSuccessStatusCode().Dispose();
    }

    /// <summary>How many tasks the service has accepted, and how many it has charged.</summary>
    internal async Task<(int Tasks, int Charges)> LedgerAsync()
    {
        JsonNode ledger = JsonNode.Parse(await _http.GetStringAsync(_studio!.Ledger))!;
        return ((int)ledger["tasks"]!, (int)ledger["charges"]!);
    }
}
