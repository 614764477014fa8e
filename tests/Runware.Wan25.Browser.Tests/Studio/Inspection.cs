using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests;

/// <summary>
/// Looks at a state of the page as a phone and as a large screen show it: by the rules of axe, and in pictures where wanted. Dark, only the
/// colors differ, and <see cref="AccessibilityTests"/> checks them.
/// </summary>
internal static class Inspection
{
    private static readonly (string Name, int Width, int Height)[] Looks = [("light", 1440, 900), ("phone", 360, 640)];

    public static async Task InspectAsync(IPage page, string state)
    {
        PageViewportSizeResult before = page.ViewportSize!;
        var found = new List<string>();
        foreach ((string name, int width, int height) in Looks)
        {
            await page.SetViewportSizeAsync(width, height);
            found.AddRange((await Axe.FindAsync(page)).Select(problem => $"{state}, {name}: {problem}"));
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") is var wide && wide > width)
            {
                found.Add($"{state}, {name}: {wide} pixels wide");
            }

            await Screenshots.TakeAsync(page, $"{state}-{name}", isWholePage: name == "phone");
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Screenshots.TakeAsync(page, $"{state}-dark", isWholePage: false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
