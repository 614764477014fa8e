namespace Runware.Wan25.Emulator;

/// <summary>Represents a range of durations, both ends inclusive.</summary>
/// <param name="Min">The shortest duration. Not negative.</param>
/// <param name="Max">The longest duration. Not less than <paramref name="Min"/>.</param>
public readonly record struct TimeRange(TimeSpan Min, TimeSpan Max)
{
    /// <summary>Returns a range of one duration.</summary>
    /// <param name="time">The duration. Not negative.</param>
    /// <returns>A range whose ends are both <paramref name="time"/>.</returns>
    public static TimeRange Exactly(TimeSpan time) => new(time, time);

    /// <summary>Gets the duration at a position in the range.</summary>
    /// <param name="place">The position, from 0, the shortest, to 1, the longest.</param>
    internal TimeSpan At(double place) => Min + ((Max - Min) * place);
}
