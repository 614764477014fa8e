using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class DeliveryTests : JobsTest
{
    [Fact]
    public async Task A_handler_that_throws_is_called_again()
    {
        Effects.Do = (job, _) => job.Deliveries < 3 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask;
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((3, 3), (job.Deliveries, Effects.Seen.Count));
        Assert.Null(job.LastError);
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_handler_that_always_throws_leaves_a_dead_letter_that_can_be_retried()
    {
        Effects.Do = (_, _) => throw new InvalidOperationException("SECRET");
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 3));

        await node.Jobs.EnqueueAsync("order-1", Request);
        var dead = await node.UntilAsync("order-1", VideoJobState.DeadLettered);

        Assert.Equal((3, 3), (dead.Deliveries, Effects.Seen.Count));
        Assert.Equal(VideoJobFailureCodes.HandlerFailed, dead.LastError!.Code);
        Assert.Contains(nameof(InvalidOperationException), dead.LastError.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", dead.LastError.Message, StringComparison.Ordinal);
        Assert.NotNull(dead.Result);

        Effects.Do = (_, _) => Task.CompletedTask;
        var revived = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => node.Jobs.RetryAsync("order-1")));
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Single(revived, won => won);
        Assert.Equal((1, 4), (job.Deliveries, Effects.Seen.Count));
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task A_delivery_that_was_begun_and_called_no_handler_does_not_count()
    {
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 1));
        await node.Jobs.ListAsync();

        // The row is changed all the same, as when a response is lost.
        await Folder.ExecuteAsync("""
            create trigger lost after update of deliveries on wan25_jobs when new.deliveries > old.deliveries
            begin select raise(fail, 'The response was lost.'); end
            """);
        await node.Jobs.EnqueueAsync("order-1", Request);
        VideoJob job = await node.UntilAsync("order-1", one => one.State is VideoJobState.Completed or VideoJobState.DeadLettered);

        Assert.Equal((VideoJobState.Completed, 1, 1), (job.State, job.Deliveries, Effects.Seen.Count));
        Assert.Contains(node.Signals.Lines, line => line.Contains("The response was lost.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_dead_letter_can_be_revived()
    {
        await using var node = await StartAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.False(await node.Jobs.RetryAsync("order-1"));
        Assert.False(await node.Jobs.RetryAsync("order-2"));
    }

    [Fact]
    public async Task When_one_of_several_handlers_throws_all_are_called_again()
    {
        Effects.Do = (job, _) => job.Deliveries < 2 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask;
        await using var node = await StartAsync(jobs => jobs.AddHandler<FirstHandler>());

        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(["first", "order-1", "first", "order-1"], Effects.Seen.Select(seen => seen.Key));
    }

    private sealed class FirstHandler(Effects effects) : IVideoJobHandler
    {
        public Task CompletedAsync(VideoJob job, VideoResult result, CancellationToken cancellationToken)
        {
            effects.Seen.Enqueue(("first", result, null));
            return Task.CompletedTask;
        }

        public Task FailedAsync(VideoJob job, VideoJobFailure failure, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
