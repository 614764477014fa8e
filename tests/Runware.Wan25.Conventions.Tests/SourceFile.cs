namespace Runware.Wan25.Conventions.Tests;

/// <summary>A file of source code, and where it stands below its project.</summary>
internal sealed record SourceFile(string FullPath, string Project)
{
    /// <summary>For messages: relative to the repository.</summary>
    public string Name => Path.GetRelativePath(Repository.Root, FullPath).Replace('\\', '/');

    /// <summary>The folders below the project, from the top; empty in its root.</summary>
    public IReadOnlyList<string> Folders { get; } =
        Path.GetRelativePath(Project, FullPath).Split(Path.DirectorySeparatorChar)[..^1];

    /// <summary>The first folder below the project, or "(root)".</summary>
    public string Stage => Folders.Count == 0 ? "(root)" : Folders[0];

    public string Text => File.ReadAllText(FullPath);

    public int LineCount => File.ReadLines(FullPath).Count();
}
