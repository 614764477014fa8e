namespace Runware.Wan25.Jobs;

/// <summary>Provides the names of the package's telemetry.</summary>
public static class Wan25JobsTelemetry
{
    /// <summary>The name of the activity source.</summary>
    /// <remarks>Each execution of a job is a span <c>runware.job</c>, with the job's key. The spans of the client are inside it.</remarks>
    public const string SourceName = "Runware.Wan25.Jobs";

    /// <summary>The name of the meter.</summary>
    /// <remarks>
    /// Its instruments are <c>runware.jobs.running</c> (of this node), <c>runware.jobs.queued</c>,
    /// <c>runware.jobs.oldest_queued.age</c> and <c>runware.jobs.dead_lettered</c> (of the whole cluster),
    /// <c>runware.jobs.queue.duration</c> (until the job starts), <c>runware.jobs.duration</c> (until its outcome is known) and
    /// <c>runware.jobs.finished</c>; the last two have the tag <c>outcome</c>.
    /// </remarks>
    public const string MeterName = "Runware.Wan25.Jobs";
}
