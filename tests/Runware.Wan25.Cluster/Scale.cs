using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Runware.Wan25.Cluster.Postgres;
using Runware.Wan25.Emulator;
using Runware.Wan25.Jobs;

namespace Runware.Wan25.Cluster;

/// <summary>Measures a long queue: storing it, starting with it, listing it, and how fast a free slot gets its next job.</summary>
internal static class Scale
{
    private const int Writers = 16;
    private const int Batch = 1000;
    private const int Sample = 30;
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse in a storm").Build();

    public static async Task<int> RunAsync(int jobs, bool postgres)
    {
        var folder = Directory.CreateTempSubdirectory("wan25-scale-");
        await using PostgresServer? server = postgres ? await PostgresServer.StartAsync() : null;
        string connection = server is null
            ? $"Data Source={Path.Combine(folder.FullName, "jobs.db")}"
            : await server.CreateDatabaseAsync();
        await using var emulator = RunwareEmulator.CreateInProcess(
            new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(30)) });

        using (IHost idle = Create(emulator, postgres, connection, maxRunning: 0))
        {
            await idle.StartAsync();
            var queue = idle.Services.GetRequiredService<IVideoJobs>();
            await queue.EnqueueAsync("first", Request);
            long started = Clock.GetTimestamp();
            await Parallel.ForAsync(
                1,
                jobs / 2,
                new ParallelOptions { MaxDegreeOfParallelism = Writers },
                async (number, cancellationToken) => await queue.EnqueueAsync($"order-{number}", Request, cancellationToken));
            Report("enqueued per second", jobs / 2 / Clock.GetElapsedTime(started).TotalSeconds);
            started = Clock.GetTimestamp();
            foreach (int[] numbers in Enumerable.Range(jobs / 2, jobs - (jobs / 2)).Chunk(Batch))
            {
                await queue.EnqueueAllAsync(numbers.ToDictionary(number => $"order-{number}", _ => Request));
            }

            Report($"enqueued per second, {Batch} at once", (jobs - (jobs / 2)) / Clock.GetElapsedTime(started).TotalSeconds);
            Report("list, first page, ms", await TimeListAsync(queue, new() { PageSize = 50 }));
            Report("list, completed, ms", await TimeListAsync(queue, new() { PageSize = 50, State = VideoJobState.Completed }));
            await idle.StopAsync();
        }

        GC.Collect();
        double before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Clock.GetTimestamp();
        using IHost node = Create(emulator, postgres, connection, maxRunning: 1);
        await node.StartAsync();
        Report("start, ms", Clock.GetElapsedTime(start).TotalMilliseconds);
        var done = node.Services.GetRequiredService<IVideoJobs>();
        VideoJob[] finished;
        do
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Clock);
            finished = [.. (await done.ListAsync(new() { State = VideoJobState.Completed, PageSize = 500 })).Jobs];
        }
        while (finished.Length < Math.Min(Sample, jobs - 1));
        Report("until 30 are done, one at a time, ms", Clock.GetElapsedTime(start).TotalMilliseconds);
        Report("memory, MB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        VideoJob[] inOrder = [.. finished.OrderBy(job => job.StartedAt)];
        double[] gaps =
            [.. inOrder.Zip(inOrder.Skip(1), (one, next) => (next.StartedAt!.Value - one.UpdatedAt).TotalMilliseconds).Order()];
        Report("free slot to running, median, ms", gaps[gaps.Length / 2]);
        Report("free slot to running, worst, ms", gaps[^1]);
        await node.StopAsync();
        folder.Delete(recursive: true);
        return 0;
    }

    private static IHost Create(RunwareEmulator emulator, bool postgres, string connection, int maxRunning)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddWan25(options =>
        {
            (options.ApiKey, options.Endpoint) = ("test-key", emulator.Endpoint);
            TimeSpan often = TimeSpan.FromMilliseconds(10);
            options.Polling = new() { FirstDelay = often, MinDelay = often, MaxDelay = 2 * often };
        }).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        builder.Services.AddWan25Jobs(jobs => (postgres ? jobs.UsePostgres(connection) : jobs.UseSqlite(connection))
            .Configure(options => options.MaxRunningPerNode = maxRunning));
        return builder.Build();
    }

    private static async Task<double> TimeListAsync(IVideoJobs queue, VideoJobQuery query)
    {
        await queue.ListAsync(query);
        long started = Clock.GetTimestamp();
        for (int time = 0; time < 20; time++)
        {
            await queue.ListAsync(query);
        }

        return Clock.GetElapsedTime(started).TotalMilliseconds / 20;
    }

    private static void Report(string what, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {value,12:f1}"));
}
