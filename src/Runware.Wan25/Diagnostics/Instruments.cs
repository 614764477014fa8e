using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Runware.Wan25.Diagnostics;

/// <summary>
/// The sources of spans and measurements, and their names, after OpenTelemetry's GenAI semantic conventions as of base version 1.44 (status
/// "development").
/// </summary>
internal static class Instruments
{
    public const string GenerateContent = "generate_content";
    public const string FetchResponse = "fetch_response";

    public static readonly ActivitySource Source = new(Wan25Telemetry.SourceName);

    private static readonly Meter Meter = new(Wan25Telemetry.MeterName);

    public static readonly NonThrowingInstrument<double> Duration = new(Meter.CreateHistogram<double>(
        "gen_ai.client.inference.duration",
        unit: "s",
#if NET9_0_OR_GREATER
        // The conventions advise buckets up to 82 seconds; a video takes minutes. On .NET 8 an instrument cannot advise: the host's views
        // decide.
        advice: new() { HistogramBucketBoundaries = [1, 5, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800] },
#endif
        description: "From the submission of an operation to its end.").Record);

    public static readonly NonThrowingInstrument<long> Videos = new(Meter.CreateCounter<long>(
        "runware.videos", unit: "{video}", description: "Videos that were delivered.").Add);

    public static readonly NonThrowingInstrument<double> Cost = new(Meter.CreateCounter<double>(
        "runware.cost", unit: "USD", description: "The cost of delivered videos, as the service reported it.").Add);

    public static readonly NonThrowingInstrument<long> Polls = new(Meter.CreateCounter<long>(
        "runware.polls", unit: "{request}", description: "Requests that polled running operations.").Add);

    public static readonly NonThrowingInstrument<long> Resends = new(Meter.CreateCounter<long>(
        "runware.submit.retries", unit: "{attempt}", description: "Attempts of a submission after the first.").Add);

    public static readonly NonThrowingInstrument<long> Refusals = new(Meter.CreateCounter<long>(
        "runware.admission.refusals", unit: "{refusal}", description: "Submissions that the service refused for lack of capacity.").Add);

    public static readonly NonThrowingInstrument<long> CapacityWaits = new(Meter.CreateCounter<long>(
        "runware.admission.waits", unit: "{wait}", description: "Waits of submissions for capacity at the service.").Add);

    /// <summary>The limits of the clients that are in use: what the service was seen to take, or what the caller set.</summary>
    public static readonly ConcurrencyLimitGauge Limits = new(
        Meter, "runware.admission.limit", "{operation}", "The number of operations of a client that may run at once.");
}
