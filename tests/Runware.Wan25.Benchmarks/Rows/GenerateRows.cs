using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Service;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Rows 1 and 2: one generation (submit, three polls, result) by us and by the floor, over sockets to a server in another process and against a handler in this
/// one, whose own work is taken off both accounts. Both wait a millisecond between polls.
/// </summary>
internal static class GenerateRows
{
    private const int WarmUps = 4;
    private const int Repetitions = 15;
    private const int Generations = 200;
    private const int PollsUntilReady = 3;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(1);

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        using var server = LoopbackServer.Start();
        using var oursSocket = new Wan25Client(Options(server.Api));
        using var floorSocket = new HttpClient();
        var (socketCpu, socketBytes) = await CompareAsync(oursSocket, new FloorClient(floorSocket, server.Api, Samples.ApiKey, Wait), null);

        var tasks = new TaskStore(1 << 16, _ => PollsUntilReady);
        using var handler = new InMemoryHandler(new LeanService(tasks.Accept, id => tasks.CountDown(id) <= 0));
        var endpoint = new Uri("https://service.benchmark.test/v1");
        using var oursMemory = new Wan25Client(Options(endpoint), handler);
        using var floorMemory = new HttpClient(handler);
        var (memoryCpu, memoryBytes) = await CompareAsync(oursMemory, new FloorClient(floorMemory, endpoint, Samples.ApiKey, Wait), handler.Meter);
        return
        [
            RatioRow.AtMost("1", "CPU of one generation over loopback sockets, ours / floor", socketCpu.Ours, socketCpu.Reference, socketCpu.Ratio, 1.25, "us"),
            RatioRow.AtMost("1", "the same against an in-memory handler", memoryCpu.Ours, memoryCpu.Reference, memoryCpu.Ratio, 2, "us"),
            RatioRow.AtMost("2", "bytes allocated for one generation over sockets", socketBytes.Ours, socketBytes.Reference, socketBytes.Ratio, 1.5, "bytes"),
            RatioRow.AtMost("2", "the same against an in-memory handler", memoryBytes.Ours, memoryBytes.Reference, memoryBytes.Ratio, 1.5, "bytes"),
        ];
    }

    private static Wan25ClientOptions Options(Uri endpoint) => new()
    {
        ApiKey = Samples.ApiKey,
        Endpoint = endpoint,
        Polling = { FirstDelay = Wait, MinDelay = Wait, MaxDelay = Wait },
    };

    private static async Task<(Pairs Cpu, Pairs Allocated)> CompareAsync(Wan25Client ours, FloorClient floor, ServiceMeter? service)
    {
        var request = Samples.FullRequest();
        var task = Samples.FullTask();
        Pairs cpu = new(), allocated = new();
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

        return (cpu, allocated);
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
