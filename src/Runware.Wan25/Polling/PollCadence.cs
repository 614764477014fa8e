namespace Runware.Wan25.Polling;

/// <summary>Decides when to ask for an operation again.</summary>
internal sealed class PollCadence(PollingOptions options)
{
    // Not even a wish for no delay at all may become a busy loop.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public TimeSpan FirstDelay => options.FirstDelay;

    public TimeSpan MinDelay { get; } = options.MinDelay > Shortest ? options.MinDelay : Shortest;

    /// <summary>The time between two questions, by how many were asked before.</summary>
    public TimeSpan DelayAfter(int polls)
    {
        var delay = MinDelay.TotalSeconds * Math.Pow(options.Growth, polls);
        var longest = options.MaxDelay > MinDelay ? options.MaxDelay : MinDelay;
        return delay < longest.TotalSeconds ? TimeSpan.FromSeconds(delay) : longest;
    }
}
