namespace Runware.Wan25;

/// <summary>How often the client asks for running operations. All operations of a client share their requests.</summary>
public sealed class PollingOptions
{
    /// <summary>The time from acceptance to the first question. Not negative; default: 2 seconds.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The shortest time between two questions about one operation; half of it where a question about others goes out anyway and has room. Not negative, and never
    /// less than a millisecond in effect; default: 1 second.
    /// </summary>
    public TimeSpan MinDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest time between two questions about one operation. At least <see cref="MinDelay"/>; default: 10 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the time between two questions is multiplied with after each. At least 1; default: 1.5.</summary>
    public double Growth { get; set; } = 1.5;

    /// <summary>
    /// How many operations are asked for in one request, at the most. 1 or more; default: 100. The client lowers it by itself where the service does not
    /// take so many.
    /// </summary>
    public int BatchSize { get; set; } = 100;
}
