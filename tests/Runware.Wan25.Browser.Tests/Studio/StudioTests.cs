namespace Runware.Wan25.Browser.Tests;

/// <summary>The tests in the browser, one after the other: they share a machine, and one of them kills the server.</summary>
[CollectionDefinition(Name)]
public sealed class StudioTests : ICollectionFixture<StudioFixture>
{
    public const string Name = "studio";
}
