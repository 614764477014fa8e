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

    /// <summary>The dotnet that runs this process, a test host or the command.</summary>
    public static string Host() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
