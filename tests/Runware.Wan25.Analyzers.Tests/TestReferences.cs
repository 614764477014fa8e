using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Analyzers.Tests;

/// <summary>What the code under test is compiled against: all that these tests themselves run on. Nothing is downloaded.</summary>
internal static class TestReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
