using System.Diagnostics;
using System.Globalization;
using Runware.Wan25.Simulation.Running;

namespace Runware.Wan25.Simulation;

/// <summary>The command. <c>--seeds 20000 [--from 0] [--jobs 2]</c>, or <c>--seed 17 [--replay 100]</c>, or <c>crash [--rounds 100]</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [ShardProcess.Command, .. var numbers]:
                return Shard.Run(numbers);
            case [Replay.Command, .. var what]:
                return Replay.Run(what);
        }

        if (Option(arguments, "--seed") is { } seed)
        {
            return await PassOnAsync([Replay.Command, seed.ToString(CultureInfo.InvariantCulture), (Option(arguments, "--replay") ?? 1).ToString(CultureInfo.InvariantCulture)]);
        }

        if (Option(arguments, "--seeds") is not { } seeds)
        {
            Console.Error.WriteLine("--seeds N [--from N] [--jobs N]   runs N seeds\n--seed N [--replay N]             runs one seed N times and prints its trace");
            return 2;
        }

        var start = TimeProvider.System.GetTimestamp();
        var totals = await new Coordinator(Console.Out.WriteLine).RunAsync(Option(arguments, "--from") ?? 0, seeds, (int)(Option(arguments, "--jobs") ?? Environment.ProcessorCount));
        Console.Out.WriteLine(totals.Describe(TimeProvider.System.GetElapsedTime(start)));
        return totals.Violations > 0 ? 1 : 0;
    }

    private static long? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? long.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : null;

    private static async Task<int> PassOnAsync(string[] arguments)
    {
        var start = ShardProcess.Start(arguments);
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = false;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
