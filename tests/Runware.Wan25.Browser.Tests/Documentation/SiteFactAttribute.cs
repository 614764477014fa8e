using System.Runtime.CompilerServices;

namespace Runware.Wan25.Browser.Tests.Documentation;

/// <summary>A test of the built documentation in a real browser: skipped, and counted so, where there is no site or no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SiteFactAttribute : FactAttribute
{
    public SiteFactAttribute([CallerMemberName] string testName = "")
    {
        this.SkipIf(Site.Folder is null, "The documentation is not built: run .ci/docs.", testName);
        this.SkipIf(Chromium.Executable is null, Chromium.WhyMissing, testName);
    }
}
