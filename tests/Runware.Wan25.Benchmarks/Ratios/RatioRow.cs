namespace Runware.Wan25.Benchmarks.Ratios;

/// <summary>One line of the table. <see cref="Held"/> is <see langword="null"/> where nothing could be measured.</summary>
internal sealed record RatioRow(string Number, string Name, string Ours, string Reference, double? Ratio, string Goal, bool? Held)
{
    public static RatioRow AtMost(string number, string name, double ours, double reference, double ratio, double limit, string unit) =>
        new(number, name, Text(ours, unit), Text(reference, unit), ratio, $"<= {limit:0.###}", ratio <= limit);

    public static RatioRow AtLeast(string number, string name, double ours, double reference, double ratio, double limit, string unit) =>
        new(number, name, Text(ours, unit), Text(reference, unit), ratio, $">= {limit:0.###}", ratio >= limit);

    /// <summary>A figure with a limit of its own, without anything to compare it with.</summary>
    public static RatioRow Limit(string number, string name, double ours, double limit, string unit) =>
        new(number, name, Text(ours, unit), "", null, $"<= {Text(limit, unit)}", ours <= limit);

    public static RatioRow NotMeasured(string number, string name, string goal, string why) =>
        new(number, name, $"not measured: {why}", "", null, goal, null);

    public static string Text(double value, string unit) =>
        $"{(Math.Abs(value) >= 100 ? $"{value:0}" : $"{value:0.###}")} {unit}".TrimEnd();
}
