using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>Whatever happens to its trigger, a stored job is run.</summary>
public sealed class QueueRepairTests : JobsTest
{
    [Theory]
    [InlineData("update qrtz_triggers set trigger_state = 'ERROR'", null)]
    [InlineData("update qrtz_triggers set trigger_state = 'ERROR'", 2)]
    [InlineData("update qrtz_triggers set trigger_state = 'COMPLETE'", null)]
    [InlineData("delete from qrtz_simple_triggers; delete from qrtz_triggers", null)]
    public async Task A_job_whose_trigger_is_parked_or_gone_is_scheduled_again(string accident, int? inCluster)
    {
        await using (var idle = await StartOnDiskAsync(jobs => jobs.Configure(options => (options.MaxRunningPerNode, options.MaxRunningInCluster) = (0, inCluster))))
        {
            for (var number = 0; number < 3; number++)
            {
                await idle.Jobs.EnqueueAsync($"order-{number}", Request);
            }

            await Folder.ExecuteAsync(accident);
        }

        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningInCluster = inCluster));
        await node.Signals.UntilAsync(async () => (await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 3);

        Assert.Equal(3, node.Signals.Lines.Count(line => line.Contains("is scheduled again", StringComparison.Ordinal)));
        Assert.Equal((3, 3), (Emulator.Ledger.Charges, Effects.Seen.Count));
    }

    [Fact]
    public async Task Jobs_that_run_or_wait_are_left_alone()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        await using var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        await node.Jobs.EnqueueAsync("order-2", Request);

        await node.Services.GetRequiredService<QueueRepair>().RepairAsync(CancellationToken.None);
        ServiceClock.Pass(AnHour);
        var first = await node.UntilAsync("order-1", VideoJobState.Completed);
        var second = await node.UntilAsync("order-2", VideoJobState.Completed);

        Assert.Equal((1, 1), (first.Attempts, second.Attempts));
        Assert.DoesNotContain(node.Signals.Lines, line => line.Contains("scheduled again", StringComparison.Ordinal) || line.Contains("Searching the queue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_was_begun_goes_before_those_that_were_not()
    {
        Emulator.Faults.OnGeneration().Call(1).Take(AnHour);
        var node = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await node.Jobs.EnqueueAsync("order-1", Request);
        await node.UntilAsync("order-1", job => job.State == VideoJobState.Running && Emulator.Ledger.Charges == 1);
        for (var number = 2; number <= 4; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        await node.StopAsync();
        await Folder.ExecuteAsync("update qrtz_triggers set trigger_state = 'ERROR'");
        ServiceClock.Pass(AnHour);
        await using var next = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 1));
        await next.Signals.UntilAsync(async () => (await next.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs.Count == 4);

        Assert.Equal("order-1", Effects.Seen.First().Key);
        Assert.Equal(4, Emulator.Ledger.Charges);
    }
}
