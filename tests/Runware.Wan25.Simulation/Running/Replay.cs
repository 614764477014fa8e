using System.Globalization;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Running;

/// <summary>Runs one seed again and again: does it fail each time, and do the same things happen each time?</summary>
internal static class Replay
{
    public const string Command = "replay-here";

    /// <summary>The command: seed, times, whether to print the whole trace.</summary>
    public static int Run(string[] arguments)
    {
        Idle.ThrowIfThereAreMoreThreads();
        RunSettings.Use(arguments);
        var seed = long.Parse(arguments[0], CultureInfo.InvariantCulture);
        var times = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        return Task.Run(() => RunAsync(seed, times)).GetAwaiter().GetResult();
    }

    /// <summary>Has the command run in a process that is fit for it.</summary>
    public static Task<int> InProcessAsync(long seed, int times, RunSettings settings, Action<string> write) => ShardProcess.RunAsync(
        write,
        [Command, seed.ToString(CultureInfo.InvariantCulture), times.ToString(CultureInfo.InvariantCulture), .. settings.Arguments]);

    private static async Task<int> RunAsync(long seed, int times)
    {
        var first = await SeedRun.OfAsync(seed, isTraced: true);
        Console.Out.WriteLine(string.Join(Environment.NewLine, first.Describe()));
        var failed = first.Failed ? 1 : 0;
        var same = 1;
        for (var time = 1; time < times; time++)
        {
            var run = await SeedRun.OfAsync(seed, isTraced: false);
            failed += run.Failed ? 1 : 0;
            same += run.Digest == first.Digest ? 1 : 0;
        }

        Console.Out.WriteLine(
            $"seed {seed}: {failed} of {times} runs failed, {same} of {times} went the same way (digest {first.Digest:x16})");
        return failed > 0 ? 1 : 0;
    }
}
