using System.Runtime.CompilerServices;

namespace Runware.Wan25.Browser.Tests;

/// <summary>A <see cref="BrowserFactAttribute"/> with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(Chromium.Executable is null, Chromium.WhyMissing, testName);
}
