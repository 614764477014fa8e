using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Invariants;

/// <summary>What is left on the disk: whole files, and nothing else.</summary>
internal static class FileChecker
{
    public static void Check(World world, string folder)
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".video", StringComparison.Ordinal)))
            {
                world.Report(Invariant.SameBytes, $"a temporary file is left: {Path.GetFileName(file)}");
            }
        }
    }
}
