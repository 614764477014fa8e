namespace Runware.Wan25.Browser.Tests;

/// <summary>
/// Collections of tests in the browser. Each has a browser and a studio of its own, so that they can run at the same time; within one they
/// run one after the other.
/// </summary>
public static class StudioTests
{
    public const string Orders = "orders";
    public const string Forms = "forms";
    public const string Histories = "histories";
    public const string Crashes = "crashes";

    [CollectionDefinition(Orders)]
    public sealed class OrderStudio : ICollectionFixture<StudioFixture>;

    [CollectionDefinition(Forms)]
    public sealed class FormStudio : ICollectionFixture<StudioFixture>;

    [CollectionDefinition(Histories)]
    public sealed class HistoryStudio : ICollectionFixture<StudioFixture>;

    [CollectionDefinition(Crashes)]
    public sealed class CrashStudio : ICollectionFixture<StudioFixture>;
}
