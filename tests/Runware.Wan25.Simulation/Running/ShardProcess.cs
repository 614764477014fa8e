using System.Diagnostics;

namespace Runware.Wan25.Simulation.Running;

/// <summary>
/// A process with one pool thread, in which worlds run one after the other. One thread is what makes the order of everything repeatable and
/// what lets a world know that nothing else can run; more processes make use of more processors.
/// </summary>
internal static class ShardProcess
{
    public const string Command = "shard";

    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host(), ["exec", typeof(ShardProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "1";
        start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    /// <summary>Runs a command to its end, and passes on each line that it writes.</summary>
    /// <param name="write">What is done with a line.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="isWhole">Whether the lines were all that was expected; <see langword="null"/> where any are.</param>
    /// <returns>The exit code, 0 or 1.</returns>
    public static async Task<int> RunAsync(Action<string> write, IEnumerable<string> arguments, Func<bool>? isWhole = null)
    {
        using var process = Process.Start(Start(arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            write(line);
        }

        await process.WaitForExitAsync();
        return process.ExitCode is 0 or 1 && isWhole?.Invoke() != false
            ? process.ExitCode
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>The dotnet that runs this process, a test host or the command.</summary>
    public static string Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
