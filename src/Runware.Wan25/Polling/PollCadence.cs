namespace Runware.Wan25.Polling;

/// <summary>Decides when to ask for an operation again.</summary>
internal sealed class PollCadence(PollingOptions options)
{
    public TimeSpan FirstDelay => options.FirstDelay;

    public TimeSpan MinDelay => options.MinDelay;

    /// <summary>The time between two questions, by how many were asked before.</summary>
    public TimeSpan DelayAfter(int polls)
    {
        var delay = options.MinDelay.TotalSeconds * Math.Pow(options.Growth, polls);
        return delay < options.MaxDelay.TotalSeconds ? TimeSpan.FromSeconds(delay) : options.MaxDelay;
    }
}
