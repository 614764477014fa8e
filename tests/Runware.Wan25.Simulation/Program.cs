using System.Globalization;
using Runware.Wan25.Simulation.Crashes;
using Runware.Wan25.Simulation.Plants;
using Runware.Wan25.Simulation.Running;
using Runware.Wan25.Simulation.Soak;

namespace Runware.Wan25.Simulation;

/// <summary>
/// The command. <c>--seeds 20000 [--from 0] [--jobs 2]</c>, or <c>--seed 17 [--replay 100]</c>, or <c>plants</c>, or
/// <c>crash [--rounds 100]</c>.
/// </summary>
internal static class Program
{
    private const string Usage = """
        --seeds N [--from N] [--jobs N]   runs N seeds
        --seed N [--replay N]             runs one seed N times and prints its trace
          [--plant NAME]                  makes the client act as if it had a mistake; it must be found
          [--service Option=Value,…]      does not draw these choices of the service
        plants [--seeds N]                looks for each of these mistakes in N seeds, and tells where it is found
        crash [--rounds N] [--from N]     kills a process at random moments until its job is done
        soak [--minutes N] [--seed N]     real threads, real sockets, the system's clock
        """;

    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [ShardProcess.Command, .. var numbers]:
                return Shard.Run(numbers);
            case [Replay.Command, .. var what]:
                return Replay.Run(what);
            case [PlantSearch.Command, .. var what]:
                return PlantSearch.Run(what);
            case [CrashWorker.Command, .. var what]:
                return await CrashWorker.RunAsync(what);
            case [SoakCommand.Command, ..]:
                return await SoakCommand.RunAsync(SoakTime(arguments), Option(arguments, "--seed") ?? 1, Console.Out.WriteLine) > 0 ? 1 : 0;
            case ["plants", ..]:
                return await PlantSearch.InProcessAsync(Option(arguments, "--seeds") ?? 200, Console.Out.WriteLine);
            case ["crash", ..]:
                int rounds = (int)(Option(arguments, "--rounds") ?? 100);
                return await CrashHarness.RunAsync(rounds, Option(arguments, "--from") ?? 0, Console.Out.WriteLine) > 0 ? 1 : 0;
        }

        if (Option(arguments, "--seed") is { } seed)
        {
            return await Replay.InProcessAsync(
                seed, (int)(Option(arguments, "--replay") ?? 1), RunSettings.Of(arguments), Console.Out.WriteLine);
        }

        if (Option(arguments, "--seeds") is not { } seeds)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var start = TimeProvider.System.GetTimestamp();
        var totals = await new Coordinator(Console.Out.WriteLine, RunSettings.Of(arguments)).RunAsync(
            Option(arguments, "--from") ?? 0, seeds, (int)(Option(arguments, "--jobs") ?? Environment.ProcessorCount));
        Console.Out.WriteLine(totals.Describe(TimeProvider.System.GetElapsedTime(start)));
        if (totals.HasFewFaults)
        {
            Console.Out.WriteLine("The simulation injects next to nothing.");
        }

        return totals.Violations > 0 || totals.HasFewFaults ? 1 : 0;
    }

    private static TimeSpan SoakTime(string[] arguments) => Option(arguments, "--seconds") is { } seconds
        ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.FromMinutes(Option(arguments, "--minutes") ?? 10);

    private static long? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length
            ? long.Parse(arguments[at + 1], CultureInfo.InvariantCulture)
            : null;
}
