using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Runware.Wan25.Jobs.Tests.Support.PostgresFirst", "Runware.Wan25.Jobs.Tests")]

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>Begins with the tests that share the server: they run one after the other, and the others beside them.</summary>
public sealed class PostgresFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName != PostgresFixture.Name);
}
