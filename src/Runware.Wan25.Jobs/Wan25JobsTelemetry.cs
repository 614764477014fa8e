namespace Runware.Wan25.Jobs;

/// <summary>Names for telemetry.</summary>
public static class Wan25JobsTelemetry
{
    /// <summary>
    /// The meter: <c>wan25.jobs.running</c> (this node), <c>wan25.jobs.queued</c>, <c>wan25.jobs.oldest_queued.age</c> and <c>wan25.jobs.dead_lettered</c> (the whole
    /// cluster), <c>wan25.jobs.duration</c> (from stored to its end known) and <c>wan25.jobs.finished</c>, both by outcome.
    /// </summary>
    public const string MeterName = "Runware.Wan25.Jobs";
}
