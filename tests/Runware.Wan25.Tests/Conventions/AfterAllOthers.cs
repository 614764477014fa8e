namespace Runware.Wan25.Tests.Conventions;

/// <summary>
/// These rules run when all other tests are through, one at a time: compiling takes every core, which is unkind to tests that watch timers,
/// and code of the README writes files into the current directory, which belongs to the whole process.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class AfterAllOthers
{
    public const string Name = "Conventions";
}
