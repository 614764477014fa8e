using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>Whatever happens to what Quartz has stored, a stored job is run.</summary>
public sealed class QueueRepairTests : JobsTest
{
    [Theory]
    [InlineData("update wan25_qrtz_triggers set trigger_state = 'ERROR'", null)]
    [InlineData("update wan25_qrtz_triggers set trigger_state = 'ERROR'", 2)]
    [InlineData("update wan25_qrtz_triggers set trigger_state = 'COMPLETE'", null)]
    [InlineData("delete from wan25_qrtz_simple_triggers; delete from wan25_qrtz_triggers", null)]
    [InlineData("update wan25_qrtz_triggers set job_data = x'7b7b'", null)]
    [InlineData(
        "update wan25_qrtz_triggers set job_data = x'7b7b'; "
        + "update wan25_jobs set state = 1, attempts = 1, started_at = enqueued_at, claimed_by = 'dead'",
        2)]
    [InlineData("update wan25_qrtz_triggers set next_fire_time = -5", null)]
    [InlineData("update wan25_qrtz_triggers set trigger_type = 'NONE'", null)]
    [InlineData("delete from wan25_qrtz_simple_triggers", null)]
    public async Task Jobs_run_whose_triggers_are_broken_or_gone(string accident, int? inCluster)
    {
        await using (Node idle = await StartOnDiskAsync(
            jobs => jobs.Configure(options => (options.MaxRunningPerNode, options.MaxRunningInCluster) = (0, inCluster))))
        {
            for (var number = 0; number < 3; number++)
            {
                await idle.Jobs.EnqueueAsync($"order-{number}", Request);
            }

            await idle.Services.GetRequiredService<JobTriggers>().Added;
            Assert.NotEqual(0, await Folder.ExecuteAsync(accident));
        }

        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(
            options => (options.MaxRunningInCluster, options.MaintenanceInterval) = (inCluster, Soon)));
        await node.Signals.UntilAsync(async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 3);

        Assert.Equal((3, 3), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task Jobs_that_run_or_wait_are_left_alone()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        await using Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await node.Jobs.EnqueueAsync("order-2", Request);
        await node.Services.GetRequiredService<JobTriggers>().Added;

        await node.Services.GetRequiredService<QueueMaintenance>().AddMissingTriggersAsync(CancellationToken.None);
        ServiceClock.Pass(AnHour);
        VideoJob first = await node.UntilAsync("order-1", VideoJobState.Completed);
        VideoJob second = await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal((1, 1), (first.Attempts, second.Attempts));
    }

    [Fact]
    public async Task A_claim_whose_response_was_lost_is_given_up()
    {
        var calls = 0;
        Effects.Do = (_, _) => ++calls == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
        await using Node node = await StartOnDiskAsync(
            jobs => jobs.Configure(options => (options.DeliveryBaseDelay, options.DeliveryMaxDelay, options.MaintenanceInterval) =
                (AnHour, AnHour, Soon)));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job is { State: VideoJobState.Delivering, LastError: not null });

        await Folder.ExecuteAsync("update wan25_jobs set attempts = attempts + 1, claimed_by = node, due_at = 0");
        VideoJob job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal((3, 2), (job.Attempts, calls));
    }

    [Fact]
    public async Task A_job_that_was_begun_goes_before_those_that_were_not()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        Node node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        for (var number = 2; number <= 4; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await node.StopAsync();
        await Folder.ExecuteAsync("update wan25_qrtz_triggers set trigger_state = 'ERROR'");
        ServiceClock.Pass(AnHour);
        await using Node next = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await next.Signals.UntilAsync(async () => (await next.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 4);

        Assert.Equal("order-1", Effects.Seen.First().Key);
        Assert.Equal(4, Emulator.Ledger.Charges);
    }
}
