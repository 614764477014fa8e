using Microsoft.Playwright;

namespace Runware.Wan25.Browser.Tests;

/// <summary>Pictures for a person to look at, only where the environment names a folder for them.</summary>
internal static class Screenshots
{
    public const string Variable = "WAN25_SCREENSHOTS";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    public static Task TakeAsync(IPage page, string name, bool isWholePage) => string.IsNullOrEmpty(Folder)
        ? Task.CompletedTask
        : page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = isWholePage });
}
