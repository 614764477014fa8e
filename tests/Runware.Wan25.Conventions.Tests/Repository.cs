namespace Runware.Wan25.Conventions.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Packages { get; } =
        ["Runware.Wan25", "Runware.Wan25.Emulator", "Runware.Wan25.AspNetCore", "Runware.Wan25.Jobs"];

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files below a folder that people write, sorted.</summary>
    public static IReadOnlyList<SourceFile> SourceFiles(params string[] folder) => Directory
        .EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
        .Where(path => !IsBuildOutput(path))
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path, PathOf(folder)))
        .ToList();

    private static bool IsBuildOutput(string path) =>
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Runware.Wan25.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Conventions read the sources: run them from inside a checkout.");
    }
}
