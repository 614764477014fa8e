using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Runware.Wan25.Tests.Flow;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>What can be seen of the wait for room.</summary>
[Collection(ClockDriven.Name)]
public class AdmissionTelemetryTests
{
    [Fact]
    public async Task Refusals_waits_and_the_limit_are_measured_and_a_wait_is_an_event_of_its_span()
    {
        var measured = new ConcurrentDictionary<string, long>();
        var events = new ConcurrentBag<ActivityEvent>();
        using var meter = Listen(measured);
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
        meter.RecordObservableInstruments();
        Assert.False(measured.ContainsKey("runware.admission.limit"));

        var videos = Task.WhenAll(Enumerable.Range(0, 6).Select(index => client.GenerateAsync(CrowdedService.Request(index))));
        await service.Clock.RunAsync(Task.Delay(TimeSpan.FromSeconds(30), service.Clock));
        meter.RecordObservableInstruments();
        Assert.Equal(2, measured["runware.admission.limit"]);
        await service.Clock.RunAsync(videos);

        Assert.Equal(service.Refusals, measured["runware.admission.refusals"]);
        Assert.InRange(measured["runware.admission.waits"], 4, 20);
        Assert.InRange(events.Count, 4, 20);
        Assert.All(events, one => Assert.Equal("runware.admission.wait", one.Name));
        Assert.Contains(events, one => one.Tags.Single().Value is > 50.0 and < 1000.0);
    }

    private static MeterListener Listen(ConcurrentDictionary<string, long> measured)
    {
        var meter = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Wan25Telemetry.MeterName && instrument.Name.StartsWith("runware.admission.", StringComparison.Ordinal))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        meter.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        meter.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured[instrument.Name] = value);
        meter.Start();
        return meter;
    }
}
