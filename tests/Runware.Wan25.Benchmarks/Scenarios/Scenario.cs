using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Service;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>Operations in virtual time, by our client or by hand, against the same service with the same durations.</summary>
internal sealed class Scenario
{
    private static readonly Uri Endpoint = new("https://service.benchmark.test/v1");

    private readonly ScenarioSettings _settings;
    private readonly VirtualTimeProvider _clock = new();
    private readonly TaskStore _tasks;
    private readonly LeanService _service;
    private readonly InMemoryHandler _handler;
    private readonly VideoRequest _request = Samples.FullRequest();
    private readonly Wan25Client? _ours;
    private readonly HandClient? _hand;
    private double _delays;
    private int _counted;
    private int _lessonPolls;

    private Scenario(ScenarioSettings settings)
    {
        _settings = settings;
        var operations = settings.Parallel * settings.Rounds;
        var durations = Durations(operations);
        _tasks = new TaskStore(operations, accepted => _clock.GetTimestamp() + durations[accepted]);
        _service = new LeanService(_tasks.Accept, id => _clock.GetTimestamp() >= _tasks.ReadyAt(id));
        _handler = new InMemoryHandler(_service);
        _ours = settings.Ours ? CreateClient() : null;
        _hand = settings.Ours ? null : new HandClient(new HttpClient(_handler), Endpoint, _clock);
    }

    public static ScenarioResult Run(ScenarioSettings settings)
    {
        var scenario = new Scenario(settings);
        var memory = new MemoryProbe(settings, scenario._clock);
        var (before, garbageBefore) = (Usage.Now, GC.GetTotalPauseDuration());
        var all = scenario.RunAllAsync();
        new VirtualDriver(scenario._clock, all).Run();
        var used = Usage.Now - before;
        return new ScenarioResult
        {
            Operations = scenario._counted,
            Polls = scenario._service.Polls - scenario._lessonPolls,
            MeanDelaySeconds = scenario._delays / scenario._counted,
            ClientCpuSeconds = (used.Cpu - scenario._handler.Meter.Cpu - memory.Cpu).TotalSeconds,
            ServiceCpuSeconds = scenario._handler.Meter.Cpu.TotalSeconds,
            GarbageCpuSeconds = (GC.GetTotalPauseDuration() - garbageBefore).TotalSeconds,
            BytesPerOperation = memory.BytesPerOperation,
        };
    }

    private Task RunAllAsync()
    {
        var places = new Task[_settings.Parallel];
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = RunPlaceAsync(TimeSpan.FromSeconds(_settings.RampSeconds * place / places.Length));
        }

        return Task.WhenAll(places);
    }

    private async Task RunPlaceAsync(TimeSpan start)
    {
        await Task.Delay(start, _clock).ConfigureAwait(false);
        for (var round = 0; round < _settings.Rounds; round++)
        {
            // All in one method: what the caller keeps while it waits is counted, and should be no more than a caller needs.
            var id = _settings.FreshClients ? await ByFreshClientAsync().ConfigureAwait(false)
                : _ours is null ? (await _hand!.GenerateAsync(Samples.FullTask()).ConfigureAwait(false)).TaskId
                : (await _ours.GenerateAsync(_request).ConfigureAwait(false)).OperationId.TaskId;
            if (round >= _settings.Lessons)
            {
                _counted++;
                _delays += (_clock.GetTimestamp() - _tasks.ReadyAt(id)) / (double)_clock.TimestampFrequency;
            }
            else
            {
                _lessonPolls = _service.Polls;
            }
        }
    }

    private async Task<Guid> ByFreshClientAsync()
    {
        using var fresh = CreateClient();
        return (await fresh.GenerateAsync(_request).ConfigureAwait(false)).OperationId.TaskId;
    }

    private Wan25Client CreateClient()
    {
        var options = new Wan25ClientOptions { ApiKey = Samples.ApiKey, Endpoint = Endpoint };
        options.Polling.BatchSize = _settings.PollsAlone ? 1 : options.Polling.BatchSize;
        return new Wan25Client(options, _handler, _clock);
    }

    private long[] Durations(int count)
    {
        var random = new Random(_settings.Seed);
        var span = _settings.MaxGenerationSeconds - _settings.MinGenerationSeconds;
        var durations = new long[count];
        for (var index = 0; index < count; index++)
        {
            durations[index] = (long)((_settings.MinGenerationSeconds + (span * random.NextDouble())) * _clock.TimestampFrequency);
        }

        return durations;
    }
}
