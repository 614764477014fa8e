using System.Diagnostics;
using System.Globalization;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// The simulation's other half: nothing is virtual. Many clients and callers on the pool's threads, real sockets, the system's clock, round
/// after round until the time is over. A seed makes the same plans, not the same run.
/// </summary>
internal static class SoakCommand
{
    public const string Command = "soak";

    private static readonly TimeSpan MaxRoundDuration = TimeSpan.FromSeconds(10);

    private static int _unobserved;

    public static async Task<int> RunAsync(TimeSpan time, long seed, Action<string> write)
    {
        var report = new SoakReport(write);
        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            Interlocked.Increment(ref _unobserved);
            report.Violate(Invariant.NoSurprise, $"an exception that nobody saw: {e.Exception}");
        };
        var start = Stopwatch.GetTimestamp();
        for (var number = 1; Stopwatch.GetElapsedTime(start) < time; number++)
        {
            var left = time - Stopwatch.GetElapsedTime(start);
            var duration = left < MaxRoundDuration ? left : MaxRoundDuration;
            CheckCollected(await SoakRound.RunAsync(seed, number, duration, report), number, report);
            report.Count("rounds");
            write(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds,6:0} s: {report}"));
        }

        return report.Violations;
    }

    /// <summary>
    /// A process with the pool that the machine gives it: this one may have a single thread, or a test runner's unseen exceptions.
    /// </summary>
    public static ProcessStartInfo Start(TimeSpan time, long seed) => new(
        Running.ShardProcess.Host(),
        [
            "exec", typeof(SoakCommand).Assembly.Location, Command,
            "--seconds", time.TotalSeconds.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture),
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>
    /// Nothing may hold a client that is disposed and forgotten; and an exception that nobody saw shows when its task is collected.
    /// </summary>
    private static void CheckCollected(IReadOnlyList<WeakReference> clients, int number, SoakReport report)
    {
        for (var collection = 0; collection < 3; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        if (clients.Count(client => client.IsAlive) is var alive && alive > 0)
        {
            report.Violate(Invariant.NoLeak, $"round {number}: {alive} of {clients.Count} disposed clients are still held");
        }
    }
}
