namespace Runware.Wan25.Polling;

/// <summary>
/// Decides when to poll an operation again. Where operations rarely end, it polls rarely; where they often do, densely. The least mean
/// delay for a number of polls comes from intervals that go with 1/√(hazard rate), as setting the derivative of delay plus cost to zero
/// shows; so that is how long they are, within the bounds of the options.
/// </summary>
internal sealed class PollDelayStrategy(PollingOptions options)
{
    // The interval, in seconds, where one operation in a second ends. For one operation this makes no more polls than a plain growing
    // interval does.
    private const double Scale = 0.75;

    // Sharing a poll makes it cheaper for each, until what its rows cost is more than what they share.
    private const int MaxCountedSharers = 4;

    // The maximum of a requested delay, as a multiple of the longest interval: a longer one would hold back videos that are ready.
    private const int HoldFactor = 6;

    // A configured delay of zero must not become a busy loop.
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest time for which the service may hold back polls.</summary>
    public TimeSpan MaxHold { get; } = HoldFactor * options.MaxDelay;

    private readonly GenerationTimeEstimator _hazardRates = new();

    public TimeSpan MinDelay { get; } = options.MinDelay > Floor ? options.MinDelay : Floor;

    /// <summary>The time until the first poll of an operation that was accepted some time ago.</summary>
    public TimeSpan FirstDelay(TimeSpan age) => age < options.FirstDelay ? options.FirstDelay - age : TimeSpan.Zero;

    /// <summary>The time until the next poll.</summary>
    /// <param name="age">How long ago the operation was accepted, where that is known.</param>
    /// <param name="previous">The time that was waited before.</param>
    /// <param name="sharing">How many operations share a poll.</param>
    public TimeSpan NextDelay(TimeSpan? age, TimeSpan previous, int sharing)
    {
        double ideal = Scale / Math.Sqrt(Math.Clamp(sharing, 1, MaxCountedSharers));
        double grown = (previous > MinDelay ? previous : MinDelay).TotalSeconds * options.Growth;
        double max = Math.Max(Math.Min(grown, options.MaxDelay.TotalSeconds), MinDelay.TotalSeconds);
        double delay = age is { } known
            ? _hazardRates.TimeToPass(ideal, known.TotalSeconds, max)
            : ideal / Math.Sqrt(_hazardRates.OfAnyAge);
        return TimeSpan.FromSeconds(Math.Clamp(delay, MinDelay.TotalSeconds, max));
    }

    /// <summary>Takes in that an operation was running at one age, and at a later one was running or had ended.</summary>
    public void Learn(TimeSpan from, TimeSpan to, bool hasEnded)
    {
        // After a pause without polls it may have ended at any time: nothing is learnt from that.
        if (to > from && to - from <= 2 * options.MaxDelay)
        {
            _hazardRates.Learn(from.TotalSeconds, to.TotalSeconds, hasEnded);
        }
    }
}
