using System.Diagnostics;

namespace Runware.Wan25.Benchmarks.Measuring;

/// <summary>
/// A process in which code costs what it costs in a service that has run for a while: compiled with all optimizations before its first
/// call, no compiler at work in between, no thread of the pool burning time while it waits for work, no second thread collecting garbage.
/// </summary>
internal static class SteadyProcess
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["DOTNET_TieredCompilation"] = "0",
        ["DOTNET_ReadyToRun"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    };

    public static bool IsThis => Switches.All(pair => Environment.GetEnvironmentVariable(pair.Key) == pair.Value);

    public static async Task<int> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Prepare(arguments))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>What a process says whose thread pool has one thread, so that no two threads wake each other up.</summary>
    public static async Task<string> ReadAsync(params IEnumerable<string> arguments)
    {
        var start = Prepare(arguments);
        start.RedirectStandardOutput = true;
        start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1";
        start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(
            $"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }

    private static ProcessStartInfo Prepare(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments);
        foreach (var (name, value) in Switches)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
