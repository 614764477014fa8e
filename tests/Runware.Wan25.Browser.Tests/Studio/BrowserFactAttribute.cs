using System.Runtime.CompilerServices;

namespace Runware.Wan25.Browser.Tests;

/// <summary>A test in a real browser: skipped, and counted so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(Chromium.Executable is null, Chromium.WhyMissing, testName);
}
