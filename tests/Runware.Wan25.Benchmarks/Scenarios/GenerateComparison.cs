using System.Text.Json;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Service;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>
/// One generation after the other, by our client and by the floor in turns. Both wait a millisecond between polls, on a clock that jumps
/// over it.
/// </summary>
internal static class GenerateComparison
{
    public const string Command = "generate";

    private const int WarmUps = 2;
    private const int Repetitions = 15;
    private const int Generations = 200;
    private const int PollsUntilReady = 3;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(1);

    /// <summary>Compares in a process of its own, over sockets to the endpoint or, without one, against a handler in memory.</summary>
    public static async Task<(Pairs Cpu, Pairs Allocated)> InOwnProcessAsync(Uri? endpoint)
    {
        var figures = JsonSerializer.Deserialize(
            await SteadyProcess.ReadAsync(Command, endpoint?.ToString() ?? ""),
            ScenarioJson.Default.DoubleArrayArray)!;
        return (new Pairs(figures[0], figures[1]), new Pairs(figures[2], figures[3]));
    }

    public static async Task<int> ServeAsync(string endpoint)
    {
        Pairs cpu = new(), allocated = new();
        if (endpoint.Length > 0)
        {
            await CompareAsync(new Uri(endpoint), new SocketsHttpHandler(), null, cpu, allocated);
        }
        else
        {
            var tasks = new TaskStore(1 << 16, _ => PollsUntilReady);
            var handler = new InMemoryHandler(new LeanService(tasks.Accept, id => tasks.CountDown(id) <= 0));
            await CompareAsync(new Uri("https://service.benchmark.test/v1"), handler, handler.Meter, cpu, allocated);
        }

        double[][] figures = [[.. cpu.AllOurs], [.. cpu.AllReference], [.. allocated.AllOurs], [.. allocated.AllReference]];
        Console.WriteLine(JsonSerializer.Serialize(figures, ScenarioJson.Default.DoubleArrayArray));
        return 0;
    }

    private static async Task CompareAsync(Uri endpoint, HttpMessageHandler handler, ServiceMeter? service, Pairs cpu, Pairs allocated)
    {
        var clock = new JumpingClock(Wait);
        var options = new Wan25ClientOptions
        {
            ApiKey = Samples.ApiKey,
            Endpoint = endpoint,
            Polling = { FirstDelay = Wait, MinDelay = Wait, MaxDelay = Wait },
        };
        using var ours = new Wan25Client(options, handler, clock);
        using var http = new HttpClient(handler);
        var floor = new FloorClient(http, endpoint, Samples.ApiKey, Wait, clock);
        var request = Samples.FullRequest();
        var task = Samples.FullTask();
        for (var repetition = -WarmUps; repetition < Repetitions; repetition++)
        {
            var our = await MeasureAsync(() => ours.GenerateAsync(request), service);
            var theirs = await MeasureAsync(() => floor.GenerateAsync(task with { TaskId = Guid.NewGuid() }), service);
            if (repetition >= 0)
            {
                cpu.Add(our.Cpu.TotalMicroseconds / Generations, theirs.Cpu.TotalMicroseconds / Generations);
                allocated.Add((double)our.Allocated / Generations, (double)theirs.Allocated / Generations);
            }
        }
    }

    private static async Task<Usage> MeasureAsync(Func<Task> generate, ServiceMeter? service)
    {
        var (cpu, allocated) = (service?.Cpu ?? default, service?.Allocated ?? 0);
        var before = Usage.Now;
        for (var generation = 0; generation < Generations; generation++)
        {
            await generate();
        }

        var used = Usage.Now - before;
        return new Usage(used.Cpu - ((service?.Cpu ?? default) - cpu), used.Allocated - ((service?.Allocated ?? 0) - allocated));
    }
}
