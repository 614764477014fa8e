using System.Globalization;
using Quartz;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Provides the names of jobs, lanes and triggers in Quartz.</summary>
internal static class QuartzNames
{
    public const string Scheduler = "wan25-jobs";
    public const string Group = "wan25-jobs";

    /// <summary>The lane of a cluster without a limit. Quartz runs as many of its triggers at once as the nodes have threads.</summary>
    public const string OpenLane = "video";

    /// <summary>
    /// How far a trigger is moved into the past so that it fires before all queued ones. Quartz fires triggers in the order of their due
    /// times.
    /// </summary>
    public static readonly TimeSpan Precedence = TimeSpan.FromDays(3650);

    private const string Key = "key";
    private const string Turn = "turn";

    public static JobKey Lane(string name) => new(name, Group);

    public static TriggerKey TriggerOf(string key, int turn) => new(string.Create(CultureInfo.InvariantCulture, $"{key}#{turn}"), Group);

    public static ITrigger CreateTrigger(string key, int turn, string lane, DateTimeOffset start) => TriggerBuilder.Create()
        .WithIdentity(TriggerOf(key, turn))
        .ForJob(Lane(lane))
        .UsingJobData(Key, key)
        .UsingJobData(Turn, turn.ToString(CultureInfo.InvariantCulture))
        .StartAt(start)
        // A job that waits for a free thread has not misfired; it keeps its place in the queue.
        .WithSimpleSchedule(schedule => schedule.WithRepeatCount(0).WithMisfireHandlingInstructionIgnoreMisfires())
        .Build();

    /// <summary>Reads the data of a trigger. Quartz copies it to the trigger with which it recovers a job.</summary>
    public static (string Key, int Turn) Read(IJobExecutionContext context) =>
        (context.Trigger.JobDataMap.GetString(Key)!, int.Parse(context.Trigger.JobDataMap.GetString(Turn)!, CultureInfo.InvariantCulture));
}
