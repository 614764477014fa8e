namespace Runware.Wan25;

/// <summary>Defines how requests are repeated when the network or the service fails for a while.</summary>
public sealed class RetryOptions
{
    /// <summary>Gets or sets how often one request is tried, the first attempt included. At least 1.</summary>
    /// <value>The default is 5.</value>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Gets or sets the delay before the second attempt. It doubles from attempt to attempt, with jitter. Not negative.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest delay between two attempts. It never shortens a <c>Retry-After</c> of the service.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long one attempt may wait for its response, counted from the last byte of its body. While a body or a download is moving, it bounds the
    /// time without a byte instead. More than zero.
    /// </summary>
    /// <value>The default is 180 seconds: the service fetches a first frame given by its URL before it responds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(180);
}
