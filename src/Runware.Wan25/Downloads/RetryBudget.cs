namespace Runware.Wan25.Downloads;

/// <summary>
/// How many attempts are left, and how long to wait before the next. An attempt that brought the file further than ever before fills the budget up
/// again; one that only fetched again what had been there does not, so a file that always has to be restarted comes to an end.
/// </summary>
internal sealed class RetryBudget(RetryOptions options, ClientEnvironment environment)
{
    // The longest wait that a timer accepts.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    // Enough to reach any longest wait; without a bound the product stops being a number one day.
    private const int MostDoublings = 40;

    private long _furthest;

    /// <summary>The attempts that have failed since the file last grew.</summary>
    public int Failures { get; private set; }

    public bool IsLeft => Failures < options.MaxAttempts;

    /// <summary>Counts a failed attempt.</summary>
    public void Spend(long bytesReceived)
    {
        if (bytesReceived > _furthest)
        {
            _furthest = bytesReceived;
            Failures = 0;
        }

        Failures++;
    }

    /// <summary>The wait before the next attempt: half of it fixed, half of it jitter, and never shorter than the host asked for.</summary>
    public TimeSpan NextDelay(TimeSpan? retryAfter)
    {
        double grown = options.BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(Failures - 1, MostDoublings));
        double full = Math.Min(grown, Math.Min(options.MaxDelay.TotalMilliseconds, LongestDelay.TotalMilliseconds));
        var delay = TimeSpan.FromMilliseconds(full * (1 + environment.Random()) / 2);
        delay = retryAfter > delay ? retryAfter.Value : delay;
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
