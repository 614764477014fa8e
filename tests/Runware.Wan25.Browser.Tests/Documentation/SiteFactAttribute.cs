namespace Runware.Wan25.Browser.Tests.Documentation;

/// <summary>A test of the built documentation in a real browser: skipped, and counted so, where there is no site or no browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SiteFactAttribute : FactAttribute
{
    public SiteFactAttribute() =>
        Skip = new BrowserFactAttribute().Skip ?? (Site.Folder is null ? "The documentation is not built: run .ci/docs." : null);
}
