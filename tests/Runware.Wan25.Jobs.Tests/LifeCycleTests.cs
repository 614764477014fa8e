using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>What an application does with jobs besides storing one and waiting for it.</summary>
public sealed class LifeCycleTests : JobsTest
{
    [Fact]
    public async Task A_queued_job_that_is_canceled_is_gone()
    {
        await using Node node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.EnqueueAsync("order-1", Request);

        Assert.True(await node.Jobs.CancelAsync("order-1"));
        Assert.Null(await node.Jobs.FindAsync("order-1"));
        Assert.False(await node.Jobs.CancelAsync("order-1"));
    }

    [Fact]
    public async Task Canceling_a_running_job_frees_its_slot_and_keeps_its_video_reachable()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        await using Node node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);

        Assert.True(await node.Jobs.CancelAsync("order-1"));
        await node.Jobs.EnqueueAsync("order-2", Request);
        await node.UntilAsync("order-2", VideoJobState.Completed);
        VideoJob canceled = (await node.Jobs.FindAsync("order-1"))!;
        Assert.Equal((VideoJobState.Canceled, 0), (canceled.State, Effects.CallsFor("order-1")));
        Assert.False(await node.Jobs.CancelAsync("order-2"));

        Assert.True(await node.Jobs.RetryAsync("order-1"));
        ServiceClock.Pass(AnHour);
        VideoJob job = await node.UntilAsync("order-1", VideoJobState.Completed);
        Assert.Equal((2, 2, canceled.OperationId), (Emulator.Ledger.Charges, Emulator.Ledger.Requests.Submits, job.OperationId));
    }

    [Fact]
    public async Task A_job_that_failed_wrongly_is_looked_up_and_not_paid_again()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        await using Node node = await StartAsync(jobs => jobs.Configure(options => options.JobTimeout = TimeSpan.FromSeconds(1)));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await RetryUntilAsync(job => job.State == VideoJobState.Failed && Emulator.Ledger.Charges == 1);

        ServiceClock.Pass(AnHour);
        Assert.True(await node.Jobs.RetryAsync("order-1"));
        VideoJob completed = await RetryUntilAsync(job => job.State == VideoJobState.Completed);

        Assert.Null(completed.Failure);
        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Emulator.Ledger.Requests.Submits));

        // On a machine that is busy for a second it is not even ordered, or gives up again.
        async Task<VideoJob> RetryUntilAsync(Func<VideoJob, bool> isReached)
        {
            VideoJob? job = null;
            await node.Signals.UntilAsync(
                async () =>
                {
                    job = (await node.Jobs.FindAsync("order-1"))!;
                    bool ends = isReached(job);
                    if (!ends && job.State == VideoJobState.Failed)
                    {
                        await node.Jobs.RetryAsync("order-1");
                    }

                    return ends;
                },
                () => $"{job?.State}, {job?.LastError?.Message}");
            return job!;
        }
    }

    [Fact]
    public async Task Another_request_under_a_key_is_an_error_that_names_the_difference()
    {
        await using Node node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.Jobs.EnqueueAsync("order-1", Request);

        VideoRequest other = VideoRequest.FromText("Another").WithSeed(7).Build();
        var thrown = await Assert.ThrowsAsync<VideoJobConflictException>(() => node.Jobs.EnqueueAsync("order-1", other));

        Assert.Equal(("order-1", "positivePrompt, seed"), (thrown.Key, string.Join(", ", thrown.Differences)));
        Assert.DoesNotContain("Another", thrown.Message, StringComparison.Ordinal);
        var sound = VideoRequest.FromText(Request.Prompt).WithAudioInput(AudioInput.FromUrl(new("https://example.com/a.mp3"))).Build();
        Assert.Equal(
            ["inputs.audio"],
            (await Assert.ThrowsAsync<VideoJobConflictException>(() => node.Jobs.EnqueueAsync("order-1", sound))).Differences);
        VideoRequest task = Request.ToBuilder().WithTaskId(new("8f14e45f-ceea-467f-a0d6-54b1f5b4a3a1")).Build();
        Assert.Equal(
            ["taskUUID"],
            (await Assert.ThrowsAsync<VideoJobConflictException>(() => node.Jobs.EnqueueAsync("order-1", task))).Differences);
    }

    [Fact]
    public async Task Many_jobs_are_stored_together_or_not_at_all()
    {
        await using Node node = await StartAsync();
        var requests = Enumerable.Range(0, 50).ToDictionary(number => $"order-{number}", _ => Request);

        IReadOnlyList<VideoJob> stored = await node.Jobs.EnqueueAllAsync(requests);
        Assert.Equal(requests.Keys, stored.Select(job => job.Key));
        await node.Signals.UntilAsync(
            async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed, PageSize = 100 })).Jobs.Count == 50);
        Assert.Equal(50, Emulator.Ledger.Charges);

        var conflicting =
            new Dictionary<string, VideoRequest> { ["new"] = Request, ["order-1"] = VideoRequest.FromText("Another").Build() };
        await Assert.ThrowsAsync<VideoJobConflictException>(() => node.Jobs.EnqueueAllAsync(conflicting));
        Assert.Null(await node.Jobs.FindAsync("new"));
        Assert.Empty(await node.Jobs.EnqueueAllAsync(new Dictionary<string, VideoRequest>()));
    }

    [Fact]
    public async Task Watching_a_job_shows_each_video_as_it_comes_and_ends_with_the_job()
    {
        Emulator.Faults.OnGeneration().Take(AnHour, 3 * AnHour);
        await using Node node = await StartAsync();
        await node.Jobs.EnqueueAsync("order-1", Request.ToBuilder().WithResults(4).Build());

        var seen = new List<(VideoJobState State, int Videos)>();
        Task watching = Task.Run(async () =>
        {
            await foreach (VideoJob job in node.Jobs.WatchAsync("order-1"))
            {
                lock (seen)
                {
                    seen.Add((job.State, job.Result?.Videos.Count ?? 0));
                }
            }
        });
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        ServiceClock.Pass(2 * AnHour);
        await node.Signals.UntilAsync(
            () => Task.FromResult(IsSeen(seen, one => one is { State: VideoJobState.Running, Videos: > 0 and < 4 })));
        ServiceClock.Pass(AnHour);
        await watching.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal((VideoJobState.Completed, 4), seen[^1]);
    }

    [Fact]
    public async Task Old_jobs_are_purged_and_those_that_hold_a_video_to_deliver_are_kept()
    {
        Effects.Do = (job, _) => job.Key == "dead" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 1));
        await node.Jobs.EnqueueAsync("dead", Request);
        await node.UntilAsync("dead", VideoJobState.DeadLettered);
        await node.Jobs.EnqueueAsync("done", Request);
        await node.UntilAsync("done", VideoJobState.Completed);

        Assert.Equal(0, await node.Jobs.PurgeAsync(AnHour));
        await Folder.ExecuteAsync("update wan25_jobs set updated_at = updated_at - 7200000");
        Assert.Equal(1, await node.Jobs.PurgeAsync(AnHour));
        Assert.Equal("dead", Assert.Single((await node.Jobs.ListAsync()).Jobs).Key);
    }

    [Fact]
    public async Task Retention_purges_by_itself()
    {
        await using (Node node = await StartOnDiskAsync())
        {
            await node.Jobs.EnqueueAsync("done", Request);
            await node.UntilAsync("done", VideoJobState.Completed);
        }

        await Folder.ExecuteAsync("update wan25_jobs set updated_at = updated_at - 7200000");
        await using Node next = await StartOnDiskAsync(jobs => jobs.Configure(options => options.Retention = AnHour));
        await next.Signals.UntilAsync(async () => (await next.Jobs.ListAsync()).Jobs.Count == 0);
    }

    [Fact]
    public async Task Jobs_are_listed_by_time_and_from_either_end()
    {
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        for (var number = 0; number < 5; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await Folder.ExecuteAsync("update wan25_jobs set enqueued_at = sequence * 60000");
        var query = new VideoJobQuery
        {
            EnqueuedFrom = DateTimeOffset.UnixEpoch.AddMinutes(2),
            EnqueuedBefore = DateTimeOffset.UnixEpoch.AddMinutes(5),
            OldestFirst = true,
            PageSize = 2,
        };
        VideoJobPage first = await node.Jobs.ListAsync(query);
        VideoJobPage second = await node.Jobs.ListAsync(
            new() { EnqueuedBefore = query.EnqueuedBefore, OldestFirst = true, PageSize = 2, Cursor = first.NextCursor });

        Assert.Equal(["order-1", "order-2"], first.Jobs.Select(job => job.Key));
        Assert.Equal(["order-3"], second.Jobs.Select(job => job.Key));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task Everything_comes_from_configuration_and_quartz_can_be_seen()
    {
        IConfigurationSection section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Jobs:Store"] = "Sqlite",
            ["Jobs:ConnectionString"] = Folder.ConnectionString,
            ["Jobs:MaxRunningPerNode"] = "2",
        }).Build().GetSection("Jobs");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddWan25(options => (options.ApiKey, options.Endpoint) = ("test-key", Emulator.Endpoint))
            .ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
        builder.Services.AddWan25Jobs(section);
        builder.Services.AddQuartz(quartz => quartz.UseInMemoryStore());
        builder.Services.AddQuartzHostedService();
        builder.Services.AddQuartzExecutionHistory();
        builder.Services.AddHealthChecks().AddWan25JobsCheck().AddQuartz(Wan25JobsBuilder.SchedulerName);
        using IHost host = builder.Build();
        await host.StartAsync();
        IVideoJobs jobs = host.Services.GetRequiredService<IVideoJobs>();

        await jobs.EnqueueAsync("order-1", Request);
        await foreach (VideoJob _ in jobs.WatchAsync("order-1"))
        {
        }

        Assert.Equal(VideoJobState.Completed, (await jobs.FindAsync("order-1"))!.State);
        var health = await host.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>()
            .CheckHealthAsync();
        Assert.Equal(2, health.Entries.Count);
        Assert.All(
            health.Entries.Values,
            entry => Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, entry.Status));
        await host.StopAsync();
    }

    [Fact]
    public async Task An_execution_is_a_span_with_the_key_of_its_job()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Wan25JobsTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using Node node = await StartAsync();
        string key = $"span-{Guid.NewGuid():N}";

        await node.Jobs.EnqueueAsync(key, Request);
        await node.UntilAsync(key, VideoJobState.Completed);

        await node.Signals.UntilAsync(() => Task.FromResult(spans.Any(span => Equals(span.GetTagItem("runware.job.key"), key))));
    }

    private static bool IsSeen(List<(VideoJobState State, int Videos)> seen, Func<(VideoJobState State, int Videos), bool> condition)
    {
        lock (seen)
        {
            return seen.Any(condition);
        }
    }
}
