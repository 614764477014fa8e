namespace Runware.Wan25.Jobs.Running;

/// <summary>Calculates exponential delays.</summary>
internal static class Backoff
{
    /// <summary>Gets the delay after the given number of attempts, from 1.</summary>
    public static TimeSpan After(int attempts, TimeSpan baseDelay, TimeSpan maxDelay)
    {
        // 40 doublings of a millisecond exceed any setting.
        double ticks = baseDelay.Ticks * Math.Pow(2, Math.Clamp(attempts - 1, 0, 40));
        return ticks < maxDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : maxDelay;
    }
}
