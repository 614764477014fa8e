using System.Globalization;

namespace Runware.Wan25.Common;

/// <summary>Reads durations from configuration. A number without a unit is rejected: a <see cref="TimeSpan"/> reads it as days.</summary>
internal static class DurationParser
{
    // The largest number that fits in days is about 1.07e7.
    private const double MaxExample = 1e6;

    /// <exception cref="FormatException">The text is no duration.</exception>
    public static TimeSpan Parse(string text) =>
        ProblemOf(text) is { } problem ? throw new FormatException(problem) : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Gets what is wrong with a text as a duration; <see langword="null"/> where it is one.</summary>
    public static string? ProblemOf(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _)
                ? null
                : $"\"{text}\" is not a duration. Write it as \"[days.]hours:minutes:seconds\", for example \"00:00:30\" for 30 seconds.";
        }

        return Math.Abs(number) < MaxExample
            ? $"the number {text} has no unit. Write \"{TimeSpan.FromSeconds(number):c}\" for {text} seconds, "
                + $"\"{TimeSpan.FromMinutes(number):c}\" for minutes, \"{TimeSpan.FromHours(number):c}\" for hours, "
                + $"or \"{TimeSpan.FromDays(number):c}\" for days."
            : "a number has no unit. Write it as \"[days.]hours:minutes:seconds\", for example \"00:00:30\" for 30 seconds.";
    }
}
