using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class EndToEndTests : JobsTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_stored_gets_its_video_and_its_handler_is_called(bool onDisk)
    {
        await using var node = await (onDisk ? StartOnDiskAsync() : StartAsync());

        var stored = await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(Request.ToBuilder().WithIdempotencyKey("wan25-jobs", "order-1").Build(), job.Request);
        Assert.Equal(stored.OperationId, job.OperationId);
        Assert.Equal(1, Emulator.Ledger.Charges);
        var seen = Assert.Single(Effects.Seen);
        Assert.Equal(job.Result!.Videos[0].Url, seen.Result!.Videos[0].Url);
        Assert.NotNull(job.Result.TotalCost);
        Assert.True(job.Result.IsComplete);
        Assert.Equal((1, 1, 100), (job.Attempts, job.Deliveries, job.Percent));
    }

    [Fact]
    public async Task A_running_job_is_accepted_when_the_service_has_room()
    {
        await using var node = await StartAsync();
        Emulator.Faults.OnSubmit().RefuseForCapacity();

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job is { State: VideoJobState.Running, IsAccepted: false });
        Emulator.Faults.Clear();

        Assert.True((await node.UntilAsync("order-1", VideoJobState.Completed)).IsAccepted);
    }

    [Fact]
    public async Task The_first_request_under_a_key_wins_if_it_may()
    {
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.FirstRequestWins = true));

        var first = await node.Jobs.EnqueueAsync("order-1", Request);
        var others = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => node.Jobs.EnqueueAsync("order-1", VideoRequest.FromText($"Another {number}").Build())));
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.All(others, other => Assert.Equal(first.OperationId, other.OperationId));
        Assert.All(others, other => Assert.Equal(Request.Prompt, other.Request.Prompt));
        Assert.Equal(
            8, node.Signals.Lines.Count(line => line.Contains("was stored earlier with another request", StringComparison.Ordinal)));
        Assert.Equal(1, Emulator.Ledger.Charges);
        Assert.Single(Effects.Seen);
    }

    [Fact]
    public async Task Stored_by_many_at_once_a_key_is_one_job()
    {
        await using var node = await StartOnDiskAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => node.Jobs.EnqueueAsync("order-1", Request))));
        await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.Jobs.EnqueueAsync("order-1", Request);

        Assert.DoesNotContain(
            node.Signals.Lines, line => line.Contains("was stored earlier with another request", StringComparison.Ordinal));

        Assert.Single((await node.Jobs.ListAsync()).Jobs);
        Assert.Equal((1, 1), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task A_request_with_an_id_of_its_own_keeps_it()
    {
        await using var node = await StartAsync();
        var id = Guid.NewGuid();

        var job = await node.Jobs.EnqueueAsync("order-1", Request.ToBuilder().WithTaskId(id).Build());

        Assert.Equal((id, id), (job.OperationId.TaskId, job.Request.TaskId));
    }

    [Fact]
    public async Task Another_scope_makes_another_operation_of_the_same_key()
    {
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.IdempotencyScope = "trailers"));

        var job = await node.Jobs.EnqueueAsync("order-1", Request);

        Assert.Equal(Request.ToBuilder().WithIdempotencyKey("trailers", "order-1").Build(), job.Request);
    }

    [Fact]
    public async Task A_job_with_some_of_its_videos_is_completed_with_the_failures()
    {
        Emulator.Faults.OnGeneration().FailResult(2);
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", Request.ToBuilder().WithResults(3).Build());
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((2, 1), (job.Result!.Videos.Count, job.Result.Failures.Count));
        Assert.Equal("timeoutProvider", job.Result.Failures[0].Error.Code);
        Assert.NotNull(Assert.Single(Effects.Seen).Result);
    }

    [Fact]
    public async Task A_job_without_a_video_fails_and_its_handler_learns_why()
    {
        Emulator.Faults.OnGeneration().FailTask("contentPolicyViolation", "Not that.");
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Failed);

        Assert.Equal(("contentPolicyViolation", RunwareErrorCategory.ContentPolicy), (job.Failure!.Code, job.Failure.Category));
        var seen = Assert.Single(Effects.Seen);
        Assert.Null(seen.Result);
        Assert.Equal(job.Failure.ToString(), seen.Failure!.ToString());
    }

    [Fact]
    public async Task Several_results_show_as_they_come()
    {
        Emulator.Faults.OnGeneration().Take(AnHour, 3 * AnHour);
        await using var node = await StartAsync();
        var seen = new List<VideoJob>();

        await node.Jobs.EnqueueAsync("order-1", Request.ToBuilder().WithResults(4).Build());
        seen.Add(await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1));
        ServiceClock.Pass(2 * AnHour);
        seen.Add(
            await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && job.Result is { Videos.Count: > 0 and < 4 }));
        ServiceClock.Pass(AnHour);
        seen.Add(await node.UntilAsync("order-1", VideoJobState.Completed));

        Assert.Equal(4, seen[^1].Result!.Videos.Count);
        var times = seen.ConvertAll(job => job.UpdatedAt);
        Assert.Equal(times.Order(), times);
    }
}
