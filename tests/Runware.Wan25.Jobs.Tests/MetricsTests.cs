using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class MetricsTests : JobsTest
{
    [Fact]
    public async Task What_jobs_do_is_measured()
    {
        var seen = new ConcurrentQueue<(string Name, double Value, string? Outcome)>();
        await using var node = await StartAsync();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter == node.Services.GetRequiredService<Instruments>().Meter)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, OutcomeIn(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, OutcomeIn(tags))));
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, OutcomeIn(tags))));
        listener.Start();
        Effects.Do = (_, _) =>
        {
            listener.RecordObservableInstruments();
            return Task.CompletedTask;
        };

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.Signals.UntilAsync(() => Task.FromResult(seen.Any(one => one.Name == "runware.jobs.finished")));

        Assert.Contains(("runware.jobs.running", 1d, null), seen);
        Assert.Contains(("runware.jobs.finished", 1d, "completed"), seen);
        Assert.Contains(seen, one => one is { Name: "runware.jobs.duration", Outcome: "completed", Value: > 0 });
        Assert.Contains(seen, one => one.Name == "runware.jobs.queue.duration");
    }

    [Fact]
    public async Task Reading_the_gauges_does_not_query_the_database_each_time()
    {
        var seen = new ConcurrentQueue<(string Name, double Value)>();
        await using var node = await StartAsync();
        var instruments = node.Services.GetRequiredService<Instruments>();
        Assert.False(instruments.IsCountWanted);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter == instruments.Meter)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Enqueue((instrument.Name, value)));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Enqueue((instrument.Name, value)));
        listener.Start();
        Assert.True(instruments.IsCountWanted);

        node.Database.IsAway = true;

        // A count of the host's own that had begun before may still end.
        for (var tries = 0; tries < 10 && !seen.Contains(("runware.jobs.queued", 4)); tries++)
        {
            seen.Clear();
            instruments.Counts = new QueueCounts(
                Queued: 4, TimeProvider.System.GetUtcNow().AddMinutes(-1), Running: 0, Delivering: 0, DeadLettered: 2);
            listener.RecordObservableInstruments();
        }

        node.Database.IsAway = false;

        Assert.Contains(("runware.jobs.queued", 4d), seen);
        Assert.Contains(("runware.jobs.dead_lettered", 2d), seen);
        Assert.Contains(seen, one => one is { Name: "runware.jobs.oldest_queued.age", Value: >= 60 and < 90 });
    }

    private static string? OutcomeIn(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length > 0 ? (string?)tags[0].Value : null;
}
