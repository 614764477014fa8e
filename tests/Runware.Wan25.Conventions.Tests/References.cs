using Microsoft.CodeAnalysis;

namespace Runware.Wan25.Conventions.Tests;

/// <summary>What code is compiled against here: everything that these tests themselves run on.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } = Paths().Select(Read).ToList();

    public static IEnumerable<MetadataReference> Except(string assembly) =>
        All.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != assembly);

    private static string[] Paths() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static MetadataReference Read(string path) => MetadataReference.CreateFromFile(path);
}
