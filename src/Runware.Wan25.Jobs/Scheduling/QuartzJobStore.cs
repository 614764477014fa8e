using Quartz;
using Quartz.Impl.AdoJobStore;
using Quartz.Spi;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Quartz's store, with two changes.</summary>
internal sealed class QuartzJobStore(WriterGate? gate) : JobStoreTX
{
    /// <summary>
    /// Left to itself Quartz takes an in-process lock of its own for SQLite, which it holds while it waits for the file's only writer; when that is us, waiting for Quartz's
    /// lock inside a transaction that Quartz has joined, neither moves. So both pass one gate.
    /// </summary>
    protected override ISemaphore LockHandler
    {
        get => gate ?? base.LockHandler;
        set => base.LockHandler = value;
    }

    /// <summary>
    /// The trigger with which Quartz recovers a job of a dead node is as old as that node's last beginning, so that the job would wait behind the whole queue although it is
    /// being made and paid for. What was begun goes first.
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
        // Not when it is stored again after it has fired: it would fire for ever.
        if (newTrigger.Key.Group == SchedulerConstants.DefaultRecoveryGroup && newTrigger.GetPreviousFireTimeUtc() is null)
        {
            newTrigger.StartTimeUtc -= QuartzNames.Precedence;
            newTrigger.MisfireInstruction = MisfireInstruction.IgnoreMisfirePolicy;
            newTrigger.ComputeFirstFireTimeUtc(calendar: null);
        }

        return base.StoreTrigger(conn, newTrigger, job, replaceExisting, state, forceState, recovering, cancellationToken);
    }
}
