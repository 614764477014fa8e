using System.Diagnostics;
using System.Diagnostics.Metrics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>Provides the metrics.</summary>
internal sealed class Instruments : IDisposable
{
    private static readonly ActivitySource Source = new(Wan25JobsTelemetry.SourceName);

    private readonly RunningJobs _jobs;
    private readonly TimeProvider _clock;
    private readonly Counter<long> _finished;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly ObservableGauge<long> _queued;
    private readonly ObservableGauge<double> _age;
    private readonly ObservableGauge<long> _dead;

    public Instruments(RunningJobs running, TimeProvider clock)
    {
        (_jobs, _clock) = (running, clock);
        Meter.CreateObservableGauge("runware.jobs.running", () => running.Count, "{job}", "Jobs that this node is running.");
        _queued = Meter.CreateObservableGauge(
            "runware.jobs.queued", () => Measure(counts => counts.Queued), "{job}", "Jobs that are queued.");
        _age = Meter.CreateObservableGauge(
            "runware.jobs.oldest_queued.age", () => Measure(counts => AgeOf(counts).TotalSeconds), "s", "Age of the oldest queued job.");
        _dead = Meter.CreateObservableGauge(
            "runware.jobs.dead_lettered", () => Measure(counts => counts.DeadLettered), "{job}", "Jobs that are dead-lettered.");
        _finished = Meter.CreateCounter<long>("runware.jobs.finished", "{job}", "Finished jobs, by outcome.");
        _duration = Meter.CreateHistogram<double>("runware.jobs.duration", "s", "Time from storing a job until its outcome is known.");
        _wait = Meter.CreateHistogram<double>("runware.jobs.queue.duration", "s", "Time from storing a job until it is first started.");
    }

    public Meter Meter { get; } = new(Wan25JobsTelemetry.MeterName);

    /// <summary>The latest counts, or null before the first. Reading a gauge does not query the database.</summary>
    public QueueCounts? Counts { get; set; }

    /// <summary>Why the queue could not be looked after last, or null if it could.</summary>
    public Exception? MaintenanceFailure { get; set; }

    /// <summary>Whether a gauge that needs the counts is enabled.</summary>
    public bool IsCountWanted => _queued.Enabled || _age.Enabled || _dead.Enabled;

    /// <summary>The number of jobs that this node is running.</summary>
    public int Running => _jobs.Count;

    /// <summary>The number of executions that this node has started.</summary>
    public long Executions { get; private set; }

    public void Started(VideoJob job)
    {
        Executions++;
        if (job.Attempts == 1 && job.StartedAt is { } started)
        {
            _wait.Record((started - job.EnqueuedAt).TotalSeconds);
        }
    }

    /// <summary>Starts the span of an execution, in which those of the client and of the handlers are.</summary>
    public static Activity? StartExecution(VideoJob job) => Source.StartActivity("runware.job")
        ?.SetTag("runware.job.key", job.Key)
        .SetTag("runware.job.attempts", job.Attempts)
        .SetTag("runware.job.operation_id", job.OperationId.ToString());

    public void Ended(VideoJob job)
    {
        TimeSpan duration = job.EndedAt!.Value - job.EnqueuedAt;
        _duration.Record(duration.TotalSeconds, Outcome(job.Failure is null ? VideoJobState.Completed : VideoJobState.Failed));
    }

    public void Finished(VideoJob job) => _finished.Add(1, Outcome(job.State));

    public void Dispose() => Meter.Dispose();

    private static KeyValuePair<string, object?> Outcome(VideoJobState state) => new("outcome", state switch
    {
        VideoJobState.Completed => "completed",
        VideoJobState.Failed => "failed",
        _ => "dead_lettered",
    });

    private Measurement<T>[] Measure<T>(Func<QueueCounts, T> value)
        where T : struct => Counts is { } counts ? [new(value(counts))] : [];

    private TimeSpan AgeOf(QueueCounts counts) => counts.OldestQueued is { } oldest ? _clock.GetUtcNow() - oldest : TimeSpan.Zero;
}
