using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Runware.Wan25.Diagnostics;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>Whoever watches an operation cannot lose it by throwing.</summary>
[Collection(ClockDriven.Name)]
public sealed class GuardTests : IDisposable
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_logger_that_throws_loses_nothing()
    {
        using var client = Client(new ThrowingLoggers());

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Single(result.Videos);
    }

    [Fact]
    public async Task A_progress_handler_that_throws_loses_nothing_and_is_logged_once()
    {
        using var log = new LogRecords();
        var progress = new ThrowingProgress<VideoProgress>();
        using var client = Client(log.Factory);

        var result = await _clock.RunAsync(client.GenerateAsync(Request, progress));

        Assert.Single(result.Videos);
        Assert.True(progress.Reports > 1);
        Assert.Contains(304, log.Numbers);
    }

    [Fact]
    public void A_guarded_handler_gets_every_report_and_is_logged_once()
    {
        using var log = new LogRecords();
        var progress = new ThrowingProgress<int>();
        var guarded = NonThrowingProgress<int>.Over(progress, log.Factory.CreateLogger(""), Id)!;

        guarded.Report(1);
        guarded.Report(2);

        Assert.Equal((2, 1), (progress.Reports, log.All.Count));
        Assert.Same(guarded, NonThrowingProgress<int>.Over(guarded, log.Factory.CreateLogger(""), Id));
        Assert.Null(NonThrowingProgress<int>.Over(null, log.Factory.CreateLogger(""), Id));
    }

    [Fact]
    public async Task A_meter_listener_that_throws_loses_nothing()
    {
        // Other tests measure at the same time, and they must not meet this listener.
        var flow = new AsyncLocal<bool> { Value = true };
        var thrown = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Wan25Telemetry.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Throw());
        listener.Start();
        using var client = Client(NullLoggerFactory.Instance);

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Single(result.Videos);
        Assert.True(thrown > 0);

        void Throw()
        {
            if (flow.Value)
            {
                Interlocked.Increment(ref thrown);
                throw new InvalidOperationException("The exporter is broken.");
            }
        }
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("started")]
    [InlineData("stopped")]
    public async Task An_activity_listener_that_throws_loses_nothing(string when)
    {
        var flow = new AsyncLocal<bool> { Value = true };
        var thrown = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Wan25Telemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
            {
                ThrowIf("sample");
                return flow.Value ? ActivitySamplingResult.AllData : ActivitySamplingResult.None;
            },
            ActivityStarted = _ => ThrowIf("started"),
            ActivityStopped = _ => ThrowIf("stopped"),
        };
        ActivitySource.AddActivityListener(listener);
        using var client = Client(NullLoggerFactory.Instance);

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Single(result.Videos);
        Assert.True(thrown > 0);
        Assert.Null(Activity.Current);

        void ThrowIf(string moment)
        {
            if (flow.Value && moment == when)
            {
                Interlocked.Increment(ref thrown);
                throw new InvalidOperationException("The exporter is broken.");
            }
        }
    }

    private Wan25Client Client(ILoggerFactory loggers) =>
        new(new Wan25ClientOptions { ApiKey = "some-key", Endpoint = new("https://scripted.test/v1") }, _service, _clock, loggers);

    private sealed class ThrowingProgress<T> : IProgress<T>
    {
        public int Reports { get; private set; }

        public void Report(T value)
        {
            Reports++;
            throw new InvalidOperationException("The window is closed.");
        }
    }

    private sealed class ThrowingLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new IOException("The disk is full.");

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.Debug ? true : throw new IOException("The disk is full.");

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("The disk is full.");
    }
}
