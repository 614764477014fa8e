using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class LimitTests : JobsTest
{
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task No_more_jobs_run_at_once_than_a_limit_allows(int? inCluster)
    {
        const int Jobs = 12;
        await using var node = await StartOnDiskAsync(jobs =>
            jobs.Configure(options => (options.MaxRunningPerNode, options.MaxRunningInCluster) = (inCluster is null ? 3 : 10, inCluster)));
        using var together = new Barrier(3);
        // On threads of their own: the tests that run beside this one need those of the pool.
        Effects.Do = (_, cancellationToken) => Task.Factory.StartNew(
            () => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60)), "Fewer jobs than allowed ran at once."),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        for (var number = 0; number < Jobs; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await node.Signals.UntilAsync(
            async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == Jobs);

        Assert.Equal(3, Effects.MaxAtOnce);
        Assert.Equal((Jobs, Jobs), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task A_long_job_holds_up_no_other()
    {
        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningInCluster = 2));
        var end = new TaskCompletionSource();
        Effects.Do = (job, _) => job.Key == "long" ? end.Task : Task.CompletedTask;

        await node.Jobs.EnqueueAsync("long", Request);
        var others = Enumerable.Range(0, 6).Select(number => $"order-{number}").ToList();
        foreach (var key in others)
        {
            await node.Jobs.EnqueueAsync(key, Request);
        }

        await node.Signals.UntilAsync(
            async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == others.Count);
        end.SetResult();
        await node.UntilAsync("long", VideoJobState.Completed);

        Assert.Equal(7, Emulator.Ledger.Charges);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(4, 1)]
    [InlineData(2, null)]
    public async Task A_limit_may_change_while_jobs_wait(int? before, int? after)
    {
        await using (var idle = await StartOnDiskAsync(
            jobs => jobs.Configure(options => (options.MaxRunningPerNode, options.MaxRunningInCluster) = (0, before))))
        {
            for (var number = 0; number < 5; number++)
            {
                await idle.Jobs.EnqueueAsync($"order-{number}", Request);
            }
        }

        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningInCluster = after));
        await node.Signals.UntilAsync(async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 5);

        Assert.Equal((5, 5), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }
}
