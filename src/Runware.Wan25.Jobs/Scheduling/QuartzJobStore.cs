using Quartz;
using Quartz.Impl.AdoJobStore;
using Quartz.Spi;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Extends Quartz's store with the writer gate, and with the precedence of recovered jobs.</summary>
internal sealed class QuartzJobStore(WriterGate? gate) : JobStoreTX
{
    /// <summary>
    /// Uses the writer gate instead of Quartz's own in-process lock for SQLite. Quartz holds its lock while it waits for the file's only
    /// writer, and a transaction of this package that Quartz joins holds the file while it waits for Quartz's lock: a deadlock.
    /// </summary>
    protected override ISemaphore LockHandler
    {
        get => gate ?? base.LockHandler;
        set => base.LockHandler = value;
    }

    /// <summary>
    /// Moves recovered jobs to the front of the queue. The trigger with which Quartz recovers a job of a dead node has the time of the
    /// node's last execution, so the job would wait behind everything that was queued before that, although it has been charged.
    /// </summary>
    protected override Task StoreTrigger(
        ConnectionAndTransactionHolder conn,
        IOperableTrigger newTrigger,
        IJobDetail? job,
        bool replaceExisting,
        string state,
        bool forceState,
        bool recovering,
        CancellationToken cancellationToken = default)
    {
        // Not when it is stored again after it has fired: it would fire again and again.
        if (newTrigger.Key.Group == SchedulerConstants.DefaultRecoveryGroup && newTrigger.GetPreviousFireTimeUtc() is null)
        {
            newTrigger.StartTimeUtc -= QuartzNames.Precedence;
            newTrigger.MisfireInstruction = MisfireInstruction.IgnoreMisfirePolicy;
            newTrigger.ComputeFirstFireTimeUtc(calendar: null);
        }

        return base.StoreTrigger(conn, newTrigger, job, replaceExisting, state, forceState, recovering, cancellationToken);
    }
}
