namespace Runware.Wan25.Emulator;

/// <content>Charges and refunds.</content>
public sealed partial class EmulatorLedger
{
    /// <summary>Charges a task, unless the balance is too low.</summary>
    internal bool TryCharge(LedgerTask task, int results, decimal amount, byte[] request, IReadOnlyList<ReceivedMedia> media)
    {
        lock (_gate)
        {
            if (amount > Balance)
            {
                return false;
            }

            Charge(task, results, amount, request, media);
            return true;
        }
    }

    /// <summary>Charges a task.</summary>
    internal void Charge(LedgerTask task, int results, decimal amount, byte[] request, IReadOnlyList<ReceivedMedia> media)
    {
        lock (_gate)
        {
            _total.Charge(results, amount);
            _charges++;
            if (task.Charges == 0)
            {
                _accepted.Add(task);
            }

            task.Charge(results, amount, request, media);
        }
    }

    /// <summary>Refunds the results that fail, each at its end.</summary>
    internal void RefundFailures(VideoTask task)
    {
        if (_options.ChargesFailedResults)
        {
            return;
        }

        foreach (VideoItem item in task.Items)
        {
            if (item is { Failure: not null, FinishesAt: { } end })
            {
                _total.Refund(end, task.Parameters.PricePerResult);
                task.Record.Refund(end, task.Parameters.PricePerResult);
            }
        }
    }
}
