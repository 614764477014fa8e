using System.Diagnostics;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>
/// Measures by how much this machine is late with what is due. On a busy machine a wait cannot end at its deadline, and that is no fault of
/// the client: what counts as late is judged against this.
/// </summary>
internal sealed class SchedulingDelay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MinTolerance = TimeSpan.FromSeconds(2);

    private long _longestTicks;

    /// <summary>How late a call may end.</summary>
    public TimeSpan Tolerance => MinTolerance + (10 * Longest);

    /// <summary>Whether a response of this machine's own service may be later than this. It takes several turns to come.</summary>
    public bool MayExceed(TimeSpan limit) => 10 * Longest >= limit;

    private TimeSpan Longest => TimeSpan.FromTicks(Interlocked.Read(ref _longestTicks));

    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
            var late = Stopwatch.GetElapsedTime(start) - Interval;
            Interlocked.Exchange(ref _longestTicks, Math.Max(late.Ticks, Interlocked.Read(ref _longestTicks)));
        }
    }
}
