using System.Diagnostics;
using System.Text.Json;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>
/// Runs a scenario in a process of its own whose thread pool has one thread: what is queued behind everything else then runs when everything else is done, which
/// makes virtual time exact, and nothing but the scenario is on the process's account.
/// </summary>
internal static class ScenarioProcess
{
    public const string Command = "scenario";

    public static async Task<ScenarioResult> RunAsync(ScenarioSettings settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { Command, JsonSerializer.Serialize(settings, ScenarioJson.Default.ScenarioSettings) },
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1",
                ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1",
                ["DOTNET_gcConcurrent"] = "0",

                // Optimized code from the first call on: code as it is in a service that has run for a while, without the compiler's background work in between.
                ["DOTNET_TieredCompilation"] = "0",
                ["DOTNET_ReadyToRun"] = "0",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize(output, ScenarioJson.Default.ScenarioResult)!
            : throw new InvalidOperationException($"The scenario {settings} ended with {process.ExitCode}.");
    }

    public static int Serve(string json)
    {
        var settings = JsonSerializer.Deserialize(json, ScenarioJson.Default.ScenarioSettings)!;

        // So that the compiler's own time is not counted.
        Scenario.Run(settings with { Parallel = Math.Min(settings.Parallel, 1000), Rounds = Math.Min(settings.Rounds, 50), MemoryAtSeconds = 0 });
        Console.WriteLine(JsonSerializer.Serialize(Scenario.Run(settings), ScenarioJson.Default.ScenarioResult));
        return 0;
    }
}
