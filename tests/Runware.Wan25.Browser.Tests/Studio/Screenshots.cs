using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests;

/// <summary>Pictures of each state in three looks: light, dark, and on a phone. Only where the environment names a folder for them.</summary>
internal static class Screenshots
{
    public const string Variable = "WAN25_SCREENSHOTS";

    private const int PhoneWidth = 360;
    private const int PhoneHeight = 740;

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    public static async Task TakeAsync(IPage page, string name)
    {
        if (string.IsNullOrEmpty(Folder))
        {
            return;
        }

        PageViewportSizeResult before = page.ViewportSize!;
        await ShootAsync(page, $"{name}-light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await ShootAsync(page, $"{name}-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(PhoneWidth, PhoneHeight);
        await ShootAsync(page, $"{name}-phone", wholePage: true);
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static async Task ShootAsync(IPage page, string name, bool wholePage = false) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png"), FullPage = wholePage });
}
