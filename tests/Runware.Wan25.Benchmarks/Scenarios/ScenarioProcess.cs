using System.Text.Json;
using Runware.Wan25.Benchmarks.Measuring;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>
/// Runs a scenario in a process of its own: what is queued behind everything else in its pool of one thread runs when everything else is
/// done, which makes virtual time exact; and nothing but the scenario is on the process's account.
/// </summary>
internal static class ScenarioProcess
{
    public const string Command = "scenario";

    public static async Task<ScenarioResult> RunAsync(ScenarioSettings settings) => JsonSerializer.Deserialize(
        await SteadyProcess.ReadAsync(Command, JsonSerializer.Serialize(settings, ScenarioJson.Default.ScenarioSettings)),
        ScenarioJson.Default.ScenarioResult)!;

    public static int Serve(string json)
    {
        var settings = JsonSerializer.Deserialize(json, ScenarioJson.Default.ScenarioSettings)!;

        // So that the compiler's own time is not counted.
        Scenario.Run(
            settings with { Parallel = Math.Min(settings.Parallel, 1000), Rounds = Math.Min(settings.Rounds, 50), MemoryAtSeconds = 0 });
        Console.WriteLine(JsonSerializer.Serialize(Scenario.Run(settings), ScenarioJson.Default.ScenarioResult));
        return 0;
    }
}
