using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Storage;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class DeleteTests : JobsTest
{
    [Theory]
    [InlineData(VideoJobState.Completed)]
    [InlineData(VideoJobState.Failed)]
    [InlineData(VideoJobState.DeadLettered)]
    [InlineData(VideoJobState.Canceled)]
    public async Task A_job_that_has_ended_is_deleted_and_no_other(VideoJobState state)
    {
        if (state == VideoJobState.Failed)
        {
            Emulator.Faults.OnGeneration().ForOperation(1).FailTask("providerError", "No.");
        }

        Effects.Do = (job, _) =>
            state == VideoJobState.DeadLettered && job.Key == "order-1" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxDeliveries = 1));
        if (state == VideoJobState.Canceled)
        {
            Emulator.Faults.OnGeneration().ForOperation(1).Take(AnHour);
        }

        await node.Jobs.EnqueueAsync("order-1", Request);
        if (state == VideoJobState.Canceled)
        {
            await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
            await node.Jobs.CancelAsync("order-1");
        }

        await node.UntilAsync("order-1", state);
        await node.Jobs.EnqueueAsync("order-2", Request);
        await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.True(await node.Jobs.DeleteAsync("order-1"));
        Assert.False(await node.Jobs.DeleteAsync("order-1"));

        Assert.Null(await node.Jobs.FindAsync("order-1"));
        Assert.NotNull(await node.Jobs.FindAsync("order-2"));
    }

    [Fact]
    public async Task A_job_that_has_not_ended_is_not_deleted_and_the_error_says_so()
    {
        Emulator.Faults.OnGeneration().Take(AnHour);
        await using Node node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", VideoJobState.Running);
        await node.Jobs.EnqueueAsync("order-2", Request);

        foreach ((string key, string state) in new[] { ("order-1", "Running"), ("order-2", "Queued") })
        {
            var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => node.Jobs.DeleteAsync(key));
            Assert.Contains($"'{key}' is {state}", thrown.Message, StringComparison.Ordinal);
            Assert.Contains("CancelAsync", thrown.Message, StringComparison.Ordinal);
            Assert.NotNull(await node.Jobs.FindAsync(key));
        }
    }

    [Fact]
    public async Task A_deleted_key_that_is_enqueued_again_joins_the_task_at_the_service()
    {
        await using Node node = await StartAsync();
        await node.Jobs.EnqueueAsync("order-1", Request);
        VideoJob first = await node.UntilAsync("order-1", VideoJobState.Completed);
        await node.Jobs.DeleteAsync("order-1");

        await node.Jobs.EnqueueAsync("order-1", VideoRequest.FromText("Another lighthouse").Build());
        VideoJob second = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(first.Result!.Videos[0].VideoId, second.Result!.Videos[0].VideoId);
        Assert.Equal(1, Emulator.Ledger.Charges);
    }

    [Fact]
    public async Task An_execution_of_a_deleted_job_changes_nothing_in_the_next_of_its_key()
    {
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        JobTable table = node.Services.GetRequiredService<JobTable>();
        await node.Jobs.EnqueueAsync("order-1", Request);
        VideoJob deleted = (await table.ClaimAsync("node", ["node"], CancellationToken.None))!;
        Assert.True(await node.Jobs.CancelAsync("order-1"));
        Assert.True(await node.Jobs.DeleteAsync("order-1"));

        await node.Jobs.EnqueueAsync("order-1", Request);
        VideoJob next = (await table.ClaimAsync("node", ["node"], CancellationToken.None))!;

        Assert.Equal(deleted.Attempts, next.Attempts);
        Assert.Null(await table.EndAsync(deleted, result: null, failure: null));
        Assert.NotNull(await table.EndAsync(next, result: null, failure: null));
    }
}
