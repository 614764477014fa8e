namespace Runware.Wan25;

/// <summary>Defines the names of the client's activity source and meter.</summary>
/// <remarks>
/// Spans and the duration follow OpenTelemetry's semantic conventions for generative AI, which are in development. Other names have the
/// prefix <c>runware.</c>. Prompts, keys and URL queries are never recorded.
/// </remarks>
public static class Wan25Telemetry
{
    /// <summary>
    /// The name of the activity source, for <c>AddSource</c>. One span covers an operation from its submission to its end.
    /// </summary>
    public const string SourceName = "Runware.Wan25";

    /// <summary>The name of the meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "Runware.Wan25";
}
