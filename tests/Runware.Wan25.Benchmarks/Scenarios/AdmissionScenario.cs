using System.Text.Json;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Service;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>Many videos at once through a service that takes few, in virtual time.</summary>
internal sealed class AdmissionScenario
{
    public const string Command = "admission";

    private static readonly Uri Endpoint = new("https://service.benchmark.test/v1");

    private readonly AdmissionSettings _settings;
    private readonly VirtualTimeProvider _clock = new();
    private readonly TimeSpan[] _durations;
    private readonly CrowdedHandler _handler;
    private readonly int[] _made;
    private double? _smallestShare;

    private AdmissionScenario(AdmissionSettings settings)
    {
        _settings = settings;
        _made = new int[settings.Clients];
        var random = new Random(settings.Seed);
        var videos = settings.Clients * settings.Videos;
        _durations = [.. Enumerable.Range(0, videos).Select(_ => TimeSpan.FromSeconds(
            settings.MinGenerationSeconds + ((settings.MaxGenerationSeconds - settings.MinGenerationSeconds) * random.NextDouble())))];
        var tasks = new TaskStore(
            videos, accepted => _clock.GetTimestamp() + (long)(_durations[accepted].TotalSeconds * _clock.TimestampFrequency));
        var service = new InMemoryHandler(new LeanService(tasks.Accept, id => _clock.GetTimestamp() >= tasks.ReadyAt(id)));
        _handler = new CrowdedHandler(
            service, _clock, () => CapacityAt(_clock.Elapsed.TotalSeconds), accepted => _durations[accepted], random);
    }

    public static async Task<AdmissionResult> RunAsync(AdmissionSettings settings) => JsonSerializer.Deserialize(
        await SteadyProcess.ReadAsync(Command, JsonSerializer.Serialize(settings, AdmissionJson.Default.AdmissionSettings)),
        AdmissionJson.Default.AdmissionResult)!;

    public static int Serve(string json)
    {
        var scenario = new AdmissionScenario(JsonSerializer.Deserialize(json, AdmissionJson.Default.AdmissionSettings)!);
        Console.WriteLine(JsonSerializer.Serialize(scenario.Run(), AdmissionJson.Default.AdmissionResult));
        return 0;
    }

    private AdmissionResult Run()
    {
        var clients = Enumerable.Range(0, _settings.Clients).Select(_ => CreateClient()).ToList();
        var videos = clients.SelectMany((client, index) => Enumerable.Range(0, _settings.Videos).Select(_ => GenerateAsync(client, index)))
            .ToList();
        new VirtualDriver(_clock, Task.WhenAll(videos)).Run();
        var seconds = _clock.Elapsed.TotalSeconds;
        clients.ForEach(client => client.Dispose());
        return new AdmissionResult
        {
            Seconds = seconds,
            IdealSeconds = Ideal(),
            RefusalsPerAccepted = (double)_handler.Refused / _handler.Accepted,
            SmallestShare = _smallestShare ?? 1,
        };
    }

    private async Task GenerateAsync(Wan25Client client, int index)
    {
        await client.GenerateAsync(Samples.FullRequest()).ConfigureAwait(false);
        if (++_made[index] == _settings.Videos)
        {
            _smallestShare ??= (double)_made.Min() * _made.Length / _made.Sum();
        }
    }

    private Wan25Client CreateClient() => new(
        new Wan25ClientOptions { ApiKey = Samples.ApiKey, Endpoint = Endpoint, CompletionTimeout = Timeout.InfiniteTimeSpan },
        _handler,
        _clock);

    private int CapacityAt(double seconds) => _settings.Phases.Last(phase => phase.FromSeconds <= seconds).Capacity;

    /// <summary>Puts each video, in its turn, where there is room first.</summary>
    private double Ideal()
    {
        var running = new PriorityQueue<double, double>();
        double now = 0, last = 0;
        for (var next = 0; next < _durations.Length;)
        {
            if (running.Count < CapacityAt(now))
            {
                var end = now + _durations[next++].TotalSeconds;
                running.Enqueue(end, end);
                last = Math.Max(last, end);
                continue;
            }

            var change =
                _settings.Phases.Select(phase => phase.FromSeconds).Where(from => from > now).DefaultIfEmpty(double.MaxValue).Min();
            now = Math.Min(running.Peek(), change);
            while (running.TryPeek(out var end, out _) && end <= now)
            {
                running.Dequeue();
            }
        }

        return last;
    }
}
