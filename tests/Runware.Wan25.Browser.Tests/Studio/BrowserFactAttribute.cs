namespace Runware.Wan25.Browser.Tests;

/// <summary>A test in a real browser: skipped, and counted so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Executable is null)
        {
            Skip = $"No Chromium is installed. Install the distribution's package chromium, or name an executable in {Chromium.Variable}.";
        }
    }
}
