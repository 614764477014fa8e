using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Runware.Wan25.Jobs.Diagnostics;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Schedules Quartz triggers. Each firing lets one job run, and the table decides which one at that moment. So the order of the jobs is the
/// table's, also after a crash (Quartz fires the trigger of a recovered job after all that are older), and a trigger that is lost or one
/// too many does no harm: <see cref="QueueMaintenance"/> adds what is missing.
/// </summary>
internal sealed class JobTriggers(
    JobScheduler scheduler,
    [FromKeyedServices(Wan25JobsBuilder.SchedulerName)] IJobDetail job,
    TimeProvider clock,
    ILogger<JobTriggers> logger)
{
    public const string Group = "wan25-jobs";
    public static readonly JobKey Job = new("video", Group);

    private int _wanted;
    private volatile Task _adding = Task.CompletedTask;

    /// <summary>Completes when the triggers that are wanted so far have been scheduled.</summary>
    public Task Added => _adding;

    /// <summary>Adds triggers for now, in the background: the jobs are stored, and need not wait for Quartz.</summary>
    public void Add(int count)
    {
        if (count > 0 && Interlocked.Add(ref _wanted, count) == count)
        {
            _adding = AddAsync();
        }
    }

    /// <summary>Adds a trigger for later.</summary>
    public Task AddAsync(TimeSpan delay) => TryScheduleAsync(1, delay);

    /// <summary>Removes all triggers and whatever else Quartz has stored for the scheduler, and begins anew.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        IScheduler quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        await quartz.Clear(cancellationToken).ConfigureAwait(false);
        await quartz.AddJob(job, default, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Determines whether a trigger is waiting to fire now.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        IScheduler quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        PagedResult<TriggerHeader> due = await quartz.QueryTriggers(
            new() { Job = Job, State = TriggerState.Normal, NextFireTimeBefore = clock.GetUtcNow(), Take = 1 }, cancellationToken)
            .ConfigureAwait(false);
        return due.Items.Count > 0;
    }

    /// <summary>
    /// Removes triggers that have fired for the last time. Quartz deletes them, but keeps one whose last firing was on a node that was
    /// killed while other firings of the same trigger were running.
    /// </summary>
    public async Task RemoveCompletedAsync(CancellationToken cancellationToken)
    {
        IScheduler quartz = await scheduler.GetAsync(cancellationToken).ConfigureAwait(false);
        PagedResult<TriggerHeader> completed = await quartz.QueryTriggers(
            new() { Job = Job, State = TriggerState.Complete }, cancellationToken).ConfigureAwait(false);
        if (completed.Items.Count > 0)
        {
            await quartz.UnscheduleJobs([.. completed.Items.Select(trigger => trigger.Key)], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AddAsync()
    {
        int count;
        do
        {
            count = Volatile.Read(ref _wanted);
            await TryScheduleAsync(count, TimeSpan.Zero).ConfigureAwait(false);
        }
        while (Interlocked.Add(ref _wanted, -count) > 0);
    }

    private async Task TryScheduleAsync(int count, TimeSpan delay)
    {
        try
        {
            IScheduler quartz = await scheduler.GetAsync(CancellationToken.None).ConfigureAwait(false);
            ITrigger trigger = TriggerBuilder.Create(clock)
                .WithIdentity(Guid.NewGuid().ToString("N"), Group)
                .ForJob(Job)
                .WithExecutionGroup(Group)
                .StartAt(clock.GetUtcNow() + delay)
                .WithSimpleSchedule(schedule => schedule
                    .WithInterval(TimeSpan.FromMilliseconds(1))
                    .WithRepeatCount(count - 1)
                    .WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
                .Build();
            await quartz.ScheduleJob(trigger).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.SchedulingFailed(logger, exception, count);
        }
    }
}
