using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Running;

/// <summary>Runs every n-th seed of a range, in a <see cref="ShardProcess"/>, and writes what it finds.</summary>
internal static class Shard
{
    private const int MaxReports = 3;
    private const int SeedsBetweenCollections = 250;

    private static int _unobserved;

    /// <summary>The command: from, count, stride.</summary>
    public static int Run(string[] arguments)
    {
        Idle.ThrowIfThereAreMoreThreads();
        RunSettings.Use(arguments);
        var numbers = arguments.Take(3).Select(text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            Interlocked.Increment(ref _unobserved);
            Console.Out.WriteLine($"an exception that nobody saw, before or in the seed that follows: {e.Exception}");
        };
        var totals = Task.Run(() => RunAsync(numbers[0], numbers[1], numbers[2])).GetAwaiter().GetResult();
        Console.Out.WriteLine(totals);
        return totals.Failing + _unobserved > 0 ? 1 : 0;
    }

    private static async Task<Totals> RunAsync(long from, long count, long stride)
    {
        var totals = new Totals();
        var reports = 0;
        for (var seed = from; seed < from + count; seed += stride)
        {
            var run = await SeedRun.OfAsync(seed, isTraced: false);
            totals.Add(run);
            if (run.Failed)
            {
                // The same seed does the same: so the trace is only written when there is something to read in it.
                var traced = reports++ < MaxReports ? await SeedRun.OfAsync(seed, isTraced: true) : run;
                Console.Out.WriteLine(reports <= MaxReports
                    ? string.Join(Environment.NewLine, traced.Describe())
                    : $"seed {seed} violates: {run.Violations[0]}");
            }

            if ((seed - from) / stride % SeedsBetweenCollections == SeedsBetweenCollections - 1)
            {
                Collect();
                Console.Out.WriteLine(totals);
            }
        }

        Collect();
        totals.AddUnobserved(_unobserved);
        return totals;
    }

    /// <summary>An exception that nobody saw shows when its task is collected.</summary>
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
