namespace Runware.Wan25.Tests.House.Readme;

/// <summary>Snippets write files beside themselves; the current directory belongs to the whole process, so nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class CurrentDirectoryTests
{
    public const string Name = "Current directory";
}
