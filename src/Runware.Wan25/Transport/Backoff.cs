namespace Runware.Wan25.Transport;

/// <summary>Calculates the delays of retries that the service does not name: they double up to a maximum.</summary>
internal static class Backoff
{
    // Exceeds every maximum, whatever the first delay is.
    private const int MaxDoublings = 40;

    public static TimeSpan Exponential(TimeSpan delay, TimeSpan maxDelay, int doublings, double factor = 1)
    {
        double ticks = delay.Ticks * Math.Pow(2, Math.Min(doublings, MaxDoublings)) * factor;
        return ticks < maxDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : maxDelay;
    }

    /// <summary>Gets the delay before a retry, with jitter of a quarter, so that many clients do not return at the same time.</summary>
    public static TimeSpan Next(RetryOptions options, int retries, Func<double> random) =>
        Exponential(options.BaseDelay, options.MaxDelay, retries, 0.75 + (random() / 2));
}
