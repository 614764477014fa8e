namespace Runware.Wan25.Jobs.Running;

/// <summary>Pauses that double.</summary>
internal static class Backoff
{
    /// <summary>The pause after the given number of attempts, from 1.</summary>
    public static TimeSpan After(int attempts, TimeSpan first, TimeSpan longest)
    {
        // Beyond 30 doublings of a millisecond is more than any setting allows.
        var ticks = first.Ticks * Math.Pow(2, Math.Clamp(attempts - 1, 0, 40));
        return ticks < longest.Ticks ? TimeSpan.FromTicks((long)ticks) : longest;
    }
}
