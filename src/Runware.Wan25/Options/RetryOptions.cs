namespace Runware.Wan25;

/// <summary>Defines how requests are retried after a transient failure of the network or the service.</summary>
public sealed class RetryOptions
{
    /// <summary>Gets or sets the largest number of attempts of one request, including the first. At least 1.</summary>
    /// <value>The default is 5.</value>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Gets or sets the delay before the second attempt. It doubles from attempt to attempt, with jitter. Not negative.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest delay between two attempts. It does not limit a <c>Retry-After</c> of the service.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long one attempt may wait for its response, counted from the last byte of its body. During an upload or a download,
    /// it limits the time without progress instead. More than zero.
    /// </summary>
    /// <value>The default is 180 seconds: the service fetches a first frame given by its URL before it responds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(180);

    internal RetryOptions Copy() => (RetryOptions)MemberwiseClone();
}
