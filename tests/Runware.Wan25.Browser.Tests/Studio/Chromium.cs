namespace Runware.Wan25.Browser.Tests;

/// <summary>The browser that the machine has; none is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Names the executable where it is in none of the usual places.</summary>
    public const string Variable = "WAN25_CHROMIUM";

    public const string WhyMissing =
        $"No Chromium is installed. Install the distribution's package chromium, or name an executable in {Variable}.";

    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];

    /// <summary>Null: there is none.</summary>
    public static string? Executable { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : UsualPlaces.FirstOrDefault(File.Exists);
}
