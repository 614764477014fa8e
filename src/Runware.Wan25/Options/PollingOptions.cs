namespace Runware.Wan25;

/// <summary>Defines how often the client polls for running operations. All operations of a client share their requests.</summary>
public sealed class PollingOptions
{
    /// <summary>Gets or sets the delay from acceptance to the first poll. Not negative.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets the shortest delay between two polls of one operation. Not negative, and never less than a millisecond in effect. An
    /// operation may join a poll of others after half of it.
    /// </summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan MinDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the longest delay between two polls of one operation. At least <see cref="MinDelay"/>.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the largest factor by which the delay between two polls of one operation grows from one to the next. At least 1, which
    /// keeps it at <see cref="MinDelay"/>. Within these bounds the delay follows how long operations were seen to take.
    /// </summary>
    /// <value>The default is 1.5.</value>
    public double Growth { get; set; } = 1.5;

    /// <summary>
    /// Gets or sets the largest number of operations in one request. At least 1. The client lowers it where the service does not accept so
    /// many.
    /// </summary>
    /// <value>The default is 100.</value>
    public int BatchSize { get; set; } = 100;

    internal PollingOptions Copy() => (PollingOptions)MemberwiseClone();
}
