namespace Runware.Wan25.Common;

/// <summary>Cancels where no caller is there to see what a callback throws.</summary>
internal static class CancellationTokenSourceExtensions
{
    /// <summary>
    /// Cancels, if the source is not disposed of at this moment. What callbacks of the application throw is dropped: on a timer's thread it
    /// would end the process, and elsewhere keep what follows from being done.
    /// </summary>
    public static void CancelQuietly(this CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception exception) when (exception is ObjectDisposedException or AggregateException)
        {
            // All callbacks have run.
        }
    }

    /// <summary>Sets a timer that cancels quietly, where that of the source itself would let callbacks end the process.</summary>
    public static ITimer CancelQuietlyAfter(this CancellationTokenSource source, TimeSpan delay, TimeProvider clock) =>
        clock.CreateTimer(static state => ((CancellationTokenSource)state!).CancelQuietly(), source, delay, Timeout.InfiniteTimeSpan);
}
