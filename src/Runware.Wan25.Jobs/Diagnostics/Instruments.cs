using System.Diagnostics.Metrics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Diagnostics;

/// <summary>The metrics.</summary>
internal sealed class Instruments : IDisposable
{
    private readonly Meter _meter = new(Wan25JobsTelemetry.MeterName);
    private readonly TimeProvider _clock;
    private readonly Counter<long> _finished;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly ObservableGauge<long> _queued;
    private readonly ObservableGauge<double> _age;
    private readonly ObservableGauge<long> _dead;

    public Instruments(RunningJobs running, TimeProvider clock)
    {
        _clock = clock;
        _meter.CreateObservableGauge("wan25.jobs.running", () => running.Count, "{job}", "Jobs that this node runs.");
        _queued = _meter.CreateObservableGauge("wan25.jobs.queued", () => Counts is { } counts ? [new(counts.Queued)] : Nothing<long>(), "{job}", "Jobs that wait for their turn.");
        _age = _meter.CreateObservableGauge(
            "wan25.jobs.oldest_queued.age", () => Counts is { } counts ? [new(AgeOf(counts).TotalSeconds)] : Nothing<double>(), "s", "How long the oldest of them waits.");
        _dead = _meter.CreateObservableGauge("wan25.jobs.dead_lettered", () => Counts is { } counts ? [new(counts.DeadLettered)] : Nothing<long>(), "{job}", "Jobs whose handler gave up.");
        _finished = _meter.CreateCounter<long>("wan25.jobs.finished", "{job}", "Jobs that are done, by outcome.");
        _duration = _meter.CreateHistogram<double>("wan25.jobs.duration", "s", "From stored to its end known.");
        _wait = _meter.CreateHistogram<double>("wan25.jobs.queue.duration", "s", "From stored to first begun.");
    }

    public Meter Meter => _meter;

    /// <summary>What was counted last; null before that. Whoever reads a gauge does not ask the database.</summary>
    public QueueCounts? Counts { get; set; }

    /// <summary>Whether anybody reads what would have to be counted.</summary>
    public bool IsCountWanted => _queued.Enabled || _age.Enabled || _dead.Enabled;

    public void Begun(JobRecord job)
    {
        if (job.Attempts == 1 && job.StartedAt is { } started)
        {
            _wait.Record((started - job.EnqueuedAt).TotalSeconds);
        }
    }

    public void Ended(JobRecord job) => _duration.Record((job.EndedAt!.Value - job.EnqueuedAt).TotalSeconds, Outcome(job.Failure is null ? VideoJobState.Completed : VideoJobState.Failed));

    public void Finished(JobRecord job) => _finished.Add(1, Outcome(job.State));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Outcome(VideoJobState state) => new("outcome", state switch
    {
        VideoJobState.Completed => "completed",
        VideoJobState.Failed => "failed",
        _ => "dead_lettered",
    });

    private static Measurement<T>[] Nothing<T>()
        where T : struct => [];

    private TimeSpan AgeOf(QueueCounts counts) => counts.OldestQueued is { } oldest ? _clock.GetUtcNow() - oldest : TimeSpan.Zero;
}
