namespace Runware.Wan25.Emulator;

/// <summary>A range of durations, both ends included.</summary>
/// <param name="Min">The shortest; not negative.</param>
/// <param name="Max">The longest; not below <paramref name="Min"/>.</param>
public readonly record struct TimeRange(TimeSpan Min, TimeSpan Max)
{
    /// <summary>A range of one duration.</summary>
    /// <param name="time">The duration.</param>
    public static TimeRange Exactly(TimeSpan time) => new(time, time);

    /// <summary>The duration at a place in the range.</summary>
    /// <param name="place">From 0, the shortest, to 1, the longest.</param>
    internal TimeSpan At(double place) => Min + ((Max - Min) * place);
}
