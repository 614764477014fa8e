namespace Runware.Wan25;

/// <summary>How the client deals with a network or a service that fails for a while.</summary>
public sealed class RetryOptions
{
    /// <summary>How often one thing is tried, the first time included. 1 or more; default: 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The wait before the second attempt; it doubles from attempt to attempt, with jitter. Not negative; default: 1 second.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts. It never shortens a <c>Retry-After</c> of the service. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one attempt may wait for its answer, counted from the last byte of its body. While a body or a download is moving, it bounds the standstill
    /// between two pieces instead. More than zero; default: 60 seconds.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
