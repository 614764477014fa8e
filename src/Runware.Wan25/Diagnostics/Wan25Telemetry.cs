namespace Runware.Wan25;

/// <summary>
/// The names under which this client traces and measures. Spans and the duration follow OpenTelemetry's conventions for generative AI (in development there);
/// what those do not name has the prefix <c>runware.</c>. Prompts, keys and URL queries are never recorded.
/// </summary>
public static class Wan25Telemetry
{
    /// <summary>The name of the activity source, for <c>AddSource</c>. One span covers an operation from its submission to its end.</summary>
    public const string SourceName = "Runware.Wan25";

    /// <summary>The name of the meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "Runware.Wan25";
}
