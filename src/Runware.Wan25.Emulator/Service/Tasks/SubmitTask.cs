namespace Runware.Wan25.Emulator;

/// <summary>
/// videoInference: check, accept or refuse, charge. Acceptance is atomic: of two submits under one id exactly one is charged.
/// </summary>
internal sealed class SubmitTask(EmulatorState state)
{
    private readonly object _acceptance = new();

    public void Run(ApiTask task, bool isDryRun, Answer answer)
    {
        LedgerTask? record = task.KnownId is { } id ? state.Ledger.Seen(id) : null;
        var errors = new ParameterErrors(task.KnownId);
        VideoOrder order = VideoOrderCheck.Check(task.Element, state.Media, errors);
        if (errors.All.Count > 0 || record is null)
        {
            record?.Refuse();
            answer.Errors.AddRange(errors.All);
        }
        else if (isDryRun)
        {
            answer.Serve(new DryRunItem("videoInference", record.TaskId, order.PricePerResult * order.Results));
        }
        else
        {
            Accept(task, record, order, answer);
        }
    }

    private void Accept(ApiTask task, LedgerTask record, VideoOrder order, Answer answer)
    {
        VideoTask accepted;
        lock (_acceptance)
        {
            if (Refusal(record, answer.Now) is { } refusal)
            {
                record.Refuse();
                answer.Refuse(refusal);
                return;
            }

            byte[] request = RecordedJson.Of(task.Element, state.Options.LongestRecordedString);
            if (!state.Ledger.TryCharge(record, order.Results, order.PricePerResult * order.Results, request, order.Media))
            {
                record.Refuse();
                answer.Refuse(ServiceErrors.InsufficientCredits(record.TaskId));
                return;
            }

            GenerationScript? script = state.Faults.ScriptFor(record, order);
            accepted = VideoPlanner.Plan(record, order, answer.Now, script, state.Urls, state.Options);
            state.Journal?.Append(entry => JournalEntry.WriteTask(entry, task.Element, accepted));
            state.Videos.Add(accepted);
        }

        state.Outgoing.Schedule(accepted);
        answer.Serve(accepted);
    }

    private TaskError? Refusal(LedgerTask record, DateTimeOffset now)
    {
        if (state.Videos.Find(record.TaskId) is { } existing && state.Videos.Blocks(existing, now))
        {
            existing.LastConflictAt = now;
            return ServiceErrors.Conflict(record.TaskId);
        }

        return state.Videos.IsFull(now) ? ServiceErrors.QueueIsFull(record.TaskId) : null;
    }
}
