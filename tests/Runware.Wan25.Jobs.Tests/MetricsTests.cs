using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class MetricsTests : JobsTest
{
    [Fact]
    public async Task What_jobs_do_is_measured()
    {
        await using var node = await StartAsync();
        using var running = Collect<int>(node, "runware.jobs.running");
        using var finished = Collect<long>(node, "runware.jobs.finished");
        using var duration = Collect<double>(node, "runware.jobs.duration");
        using var queueDuration = Collect<double>(node, "runware.jobs.queue.duration");
        Effects.Do = (_, _) =>
        {
            running.RecordObservableInstruments();
            return Task.CompletedTask;
        };

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.Signals.UntilAsync(() => Task.FromResult(finished.LastMeasurement is not null));

        Assert.Equal(1, running.LastMeasurement?.Value);
        Assert.Equal((1, "completed"), (finished.LastMeasurement!.Value, finished.LastMeasurement.Tags["outcome"]));
        Assert.True(duration.LastMeasurement is { Value: > 0 } measured && measured.Tags["outcome"] is "completed");
        Assert.NotNull(queueDuration.LastMeasurement);
    }

    [Fact]
    public async Task Reading_the_gauges_does_not_query_the_database_each_time()
    {
        await using var node = await StartAsync();
        var instruments = node.Services.GetRequiredService<Instruments>();
        Assert.False(instruments.IsCountWanted);
        using var queued = Collect<long>(node, "runware.jobs.queued");
        using var deadLettered = Collect<long>(node, "runware.jobs.dead_lettered");
        using var age = Collect<double>(node, "runware.jobs.oldest_queued.age");
        Assert.True(instruments.IsCountWanted);

        node.Database.IsAway = true;

        // A count of the host's own that had begun before may still end.
        for (var tries = 0; tries < 10 && (queued.LastMeasurement?.Value, deadLettered.LastMeasurement?.Value) != (4, 2); tries++)
        {
            instruments.Counts = new QueueCounts(
                Queued: 4, TimeProvider.System.GetUtcNow().AddMinutes(-1), Running: 0, Delivering: 0, DeadLettered: 2);
            queued.RecordObservableInstruments();
            age.RecordObservableInstruments();
            deadLettered.RecordObservableInstruments();
        }

        node.Database.IsAway = false;

        Assert.Equal(4, queued.LastMeasurement?.Value);
        Assert.Equal(2, deadLettered.LastMeasurement?.Value);
        Assert.True(age.LastMeasurement is { Value: >= 60 and < 90 }, $"{age.LastMeasurement?.Value}");
    }

    [Fact]
    public void Before_the_first_count_nothing_is_measured()
    {
        using var running = new RunningJobs();
        using var instruments = new Instruments(running, TimeProvider.System);
        using var queued = new MetricCollector<long>(instruments.Meter, "runware.jobs.queued");

        queued.RecordObservableInstruments();
        Assert.Null(queued.LastMeasurement);

        instruments.Counts = new QueueCounts(Queued: 4, OldestQueued: null, Running: 0, Delivering: 0, DeadLettered: 0);
        queued.RecordObservableInstruments();
        Assert.Equal(4, queued.LastMeasurement?.Value);
    }

    private static MetricCollector<T> Collect<T>(Node node, string instrument)
        where T : struct => new(node.Services.GetRequiredService<Instruments>().Meter, instrument);
}
