using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Runware.Wan25.Tests.EndToEnd;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>What can be seen of the wait for room.</summary>
[Collection(ClockDriven.Name)]
public class AdmissionTelemetryTests
{
    [Fact]
    public async Task Refusals_waits_and_the_limit_are_measured_and_waits_are_span_events()
    {
        var events = new ConcurrentBag<ActivityEvent>();
        using var limit = new MetricCollector<int>(null, Wan25Telemetry.MeterName, "runware.admission.limit");
        using var refusals = new MetricCollector<long>(null, Wan25Telemetry.MeterName, "runware.admission.refusals");
        using var waits = new MetricCollector<long>(null, Wan25Telemetry.MeterName, "runware.admission.waits");
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Wan25Telemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                foreach (var one in span.Events)
                {
                    events.Add(one);
                }
            },
        };
        ActivitySource.AddActivityListener(spans);
        await using var service = new CrowdedService(2);
        var client = service.CreateClient();
        limit.RecordObservableInstruments();
        Assert.Null(limit.LastMeasurement);

        var videos = Task.WhenAll(Enumerable.Range(0, 6).Select(index => client.GenerateAsync(CrowdedService.Request(index))));
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(30), service.Clock));
        limit.RecordObservableInstruments();
        Assert.Equal(2, limit.LastMeasurement?.Value);
        await service.Clock.RunAsync(videos);

        Assert.Equal(service.Refusals, refusals.GetMeasurementSnapshot().Sum(one => one.Value));
        Assert.InRange(waits.GetMeasurementSnapshot().Sum(one => one.Value), 4, 20);
        Assert.InRange(events.Count, 4, 20);
        Assert.All(events, one => Assert.Equal("runware.admission.wait", one.Name));
        Assert.Contains(events, one => one.Tags.Single().Value is > 50.0 and < 1000.0);
    }
}
