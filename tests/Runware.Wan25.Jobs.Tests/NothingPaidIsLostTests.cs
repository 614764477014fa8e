using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>What was paid reaches the handler, in time, whatever its last execution saw.</summary>
public sealed class NothingPaidIsLostTests : JobsTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_video_that_was_seen_once_is_delivered_although_the_job_ends_badly(bool byGivingUp)
    {
        Emulator.Faults.OnGeneration().NeverFinish();
        VideoJob job;
        await using (var first = await StartOnDiskAsync())
        {
            await first.Jobs.EnqueueAsync("order-1", Request.ToBuilder().WithResults(2).Build());
            job = await first.UntilAsync("order-1", seen => seen.State == VideoJobState.Running && Emulator.Ledger.Charges > 0);
        }

        var video = Wan25ModelFactory.GeneratedVideo(job.OperationId, Guid.NewGuid(), new("https://files.test/1.mp4"), seed: 7);
        var seen = StoredResult.Write(Wan25ModelFactory.VideoResult(job.OperationId, [video]));
        await Folder.ExecuteAsync($"update wan25_jobs set accepted = 1, result = '{seen}'");
        if (!byGivingUp)
        {
            Emulator.Faults.OnPoll().Respond(400, $$"""
                {"data":[],"errors":[{"code":"invalidProviderContent","message":"Flagged.","taskUUID":"{{job.OperationId.TaskId}}"}]}
                """);
        }

        await using var next = await Node.StartAsync(Setup(
            jobs => jobs.Configure(options => options.JobTimeout = byGivingUp ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromDays(1)),
            jobs => jobs.UseSqlite(Folder.ConnectionString),
            clock: ServiceClock));
        if (!byGivingUp)
        {
            await PassGraceAsync(next);
        }

        var ended = await next.UntilAsync("order-1", VideoJobState.Completed);

        var delivered = Assert.Single(Effects.Seen).Result!;
        Assert.Equal(
            (video.VideoId, video.Url, 7L),
            (Assert.Single(delivered.Videos).VideoId, delivered.Videos[0].Url, delivered.Videos[0].Seed));
        Assert.Equal(byGivingUp ? VideoJobFailureCodes.TimedOut : "invalidProviderContent", Assert.Single(delivered.Failures).Error.Code);
        Assert.Null(ended.Failure);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public async Task A_joined_job_keeps_its_number_of_results_after_a_restart(int asked, int there)
    {
        var request = Request.ToBuilder().WithResults(asked).Build();
        VideoOperationId id;
        await using (var idle = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0)))
        {
            await idle.Jobs.EnqueueAsync("order-1", request);
            id = (await idle.Jobs.FindAsync("order-1"))!.OperationId;
        }

        Emulator.Faults.OnGeneration().Take(AnHour);
        using (var client = new Wan25Client(
            new Wan25ClientOptions { ApiKey = "test-key", Endpoint = Emulator.Endpoint },
            Emulator.CreateHandler()))
        {
            await client.SubmitAsync(Request.ToBuilder().WithResults(there).WithTaskId(id.TaskId).Build());
        }

        await using (var first = await StartOnDiskAsync())
        {
            await first.UntilAsync("order-1", job => job.OperationId.ResultCount == there);
        }

        ServiceClock.Pass(AnHour);
        await using var next = await StartOnDiskAsync();
        var ended = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((there, there, true), (ended.Result!.Videos.Count, ended.OperationId.ResultCount, ended.Result.IsComplete));
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_job_times_out_whatever_the_timeout_of_the_client()
    {
        Emulator.Faults.OnGeneration().NeverFinish();
        var setup = Setup();
        await using var node = await Node.StartAsync(new()
        {
            Emulator = setup.Emulator,
            Effects = setup.Effects,
            ConfigureClient = options => options.CompletionTimeout = Timeout.InfiniteTimeSpan,
            Configure = jobs => jobs.Configure(options => options.JobTimeout = TimeSpan.FromMilliseconds(300)),
        });

        await node.Jobs.EnqueueAsync("order-1", Request);

        Assert.Equal(VideoJobFailureCodes.TimedOut, (await node.UntilAsync("order-1", VideoJobState.Failed)).Failure!.Code);
    }

    [Theory]
    [InlineData(typeof(JournalException))]
    [InlineData(typeof(JsonException))]
    [InlineData(typeof(VideoRequestValidationException))]
    public async Task An_error_in_the_applications_journal_is_stored_and_frees_the_slot(Type type)
    {
        Exception error = type == typeof(VideoRequestValidationException)
            ? Wan25ModelFactory.VideoRequestValidationException(Wan25ModelFactory.VideoRequestError("journal", "full", "It is full."))
            : (Exception)Activator.CreateInstance(type)!;
        var isFull = true;
        var setup = Setup();
        await using var node = await Node.StartAsync(new()
        {
            Emulator = setup.Emulator,
            Effects = setup.Effects,
            ConfigureClient = options => options.OnSubmitting = (_, _) => isFull ? throw error : ValueTask.CompletedTask,
        });

        await node.Jobs.EnqueueAsync("order-1", Request);
        var waiting = await node.UntilAsync("order-1", job => job is { State: VideoJobState.Queued, LastError: not null });
        isFull = false;
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((VideoJobFailureCodes.Unexpected, 1), (waiting.LastError!.Code, Emulator.Ledger.Charges));
    }

    [Fact]
    public async Task A_refused_poll_is_no_verdict_whatever_its_code()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        await using Node node = await StartOnDiskAsync(
            jobs => jobs.Configure(options => options.RetryMaxDelay = TimeSpan.FromMilliseconds(300)));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.IsAccepted);
        Emulator.Faults.OnPoll().Respond(401, """{"errors":[{"code":"invalid_token","message":"No."}]}""");

        VideoJob waiting = await node.UntilAsync("order-1", job => job.LastError is not null || job.EndedAt is not null);
        Emulator.Faults.Clear();
        ServiceClock.Pass(AnHour);
        await node.UntilAsync("order-1", job => job.State is VideoJobState.Completed or VideoJobState.Failed);

        Assert.Equal(("invalid_token", RunwareErrorCategory.Validation), (waiting.LastError?.Code, waiting.LastError?.Category));
        Assert.Null(Assert.Single(Effects.Seen).Failure);
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_completed_handler_is_not_called_again_if_storing_that_fails()
    {
        Node? node = null;
        Effects.Do = (_, _) =>
        {
            node!.Database.IsAway = true;
            return Task.CompletedTask;
        };
        await using var _ = node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 1));

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.Signals.UntilAsync(
            () => Task.FromResult(node.Signals.Lines.Any(line => line.Contains("The database is away", StringComparison.Ordinal))));
        node.Database.IsAway = false;
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Single(Effects.Seen);
    }

    [Fact]
    public async Task A_Retry_After_of_days_is_limited_to_an_hour()
    {
        Emulator.Faults.OnSubmit().Throttle(TimeSpan.FromDays(60));
        await using var node = await StartOnDiskAsync();

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", seen => seen is { State: VideoJobState.Queued, LastError: not null });

        var due = await node.Services.GetRequiredService<JobQueries>().FindAsync("order-1", CancellationToken.None);
        Assert.InRange(due!.DueAt - job.EnqueuedAt, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(62));
    }

    [Fact]
    public async Task A_handler_that_is_due_again_does_not_wait_behind_the_queue()
    {
        Effects.Do = (job, _) =>
            job.Key == "order-1" && Effects.CallsFor("order-1") == 1 ? throw new InvalidOperationException("Not now.") : Task.CompletedTask;
        Emulator.Faults.OnGeneration().Call(2).Take(AnHour);
        await using var node = await StartOnDiskAsync(jobs =>
            jobs.Configure(options =>
                (options.MaxRunningPerNode, options.DeliveryBaseDelay, options.DeliveryMaxDelay) = (1, AnHour, AnHour)));
        foreach (var number in Enumerable.Range(1, 4))
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await node.UntilAsync("order-2", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 2);
        await Folder.ExecuteAsync("update wan25_jobs set due_at = 0 where job_key = 'order-1'");
        ServiceClock.Pass(AnHour);
        await node.Signals.UntilAsync(() => Task.FromResult(Effects.Seen.Count == 5));

        Assert.Equal(["order-1", "order-2", "order-1", "order-3", "order-4"], Effects.Seen.Select(seen => seen.Key));
        Assert.Equal(4, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task An_accepted_job_with_a_damaged_request_is_delivered()
    {
        await using Node next = await RestartWithDamageAsync("update wan25_jobs set accepted = 1, request = '{}'");
        await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Single(Effects.Seen);
    }

    [Fact]
    public async Task A_damaged_result_of_a_running_job_does_not_lose_its_video()
    {
        await using Node next = await RestartWithDamageAsync("update wan25_jobs set result = '{'");
        VideoJob job = await next.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Single(job.Result!.Videos);
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    /// <summary>Damages the row of a charged job while no node runs, and starts another node when the video is there.</summary>
    private async Task<Node> RestartWithDamageAsync(string statement)
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        await using (Node first = await StartOnDiskAsync())
        {
            await first.Jobs.EnqueueAsync("order-1", Request);
            await first.UntilAsync("order-1", seen => seen.State == VideoJobState.Running && Emulator.Ledger.Charges > 0);
        }

        await Folder.ExecuteAsync(statement);
        ServiceClock.Pass(AnHour);
        return await StartOnDiskAsync();
    }

    private sealed class JournalException : DbException;
}
