using System.Globalization;
using Runware.Wan25.Simulation.Running;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Plants;

/// <summary>Looks for each planted bug, one after the other in one process: starting and compiling take longer than the search.</summary>
internal static class PlantSearch
{
    public const string Command = "plants-here";

    /// <summary>The command: the seeds to search.</summary>
    public static int Run(string[] arguments)
    {
        Idle.ThrowIfThereAreMoreThreads();
        var seeds = long.Parse(arguments[0], CultureInfo.InvariantCulture);
        return Task.Run(() => RunAsync(seeds)).GetAwaiter().GetResult();
    }

    /// <summary>Has the command run in a process that is fit for it. It writes one line for each bug.</summary>
    /// <returns>0 if all are found.</returns>
    public static Task<int> InProcessAsync(long seeds, Action<string> write) =>
        ShardProcess.RunAsync(write, [Command, seeds.ToString(CultureInfo.InvariantCulture)]);

    private static async Task<int> RunAsync(long seeds)
    {
        var isComplete = true;
        foreach (var bug in Enum.GetValues<PlantedBug>().Where(bug => bug != PlantedBug.None))
        {
            RunSettings.Use(new RunSettings { Plant = bug });
            var found = await FindAsync(seeds);
            Console.Out.WriteLine(found is { } run
                ? $"{bug} is found with seed {run.Seed}: {run.Violations[0]}"
                : $"{bug} is not found within {seeds} seeds");
            isComplete &= found is not null;
        }

        return isComplete ? 0 : 1;
    }

    private static async Task<SeedRun?> FindAsync(long seeds)
    {
        for (long seed = 0; seed < seeds; seed++)
        {
            if (await SeedRun.OfAsync(seed, isTraced: false) is { Failed: true } run)
            {
                return run;
            }
        }

        return null;
    }
}
