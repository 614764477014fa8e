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
            answer.Errors.AddRange(errors.All);
            if (record is not null)
            {
                Refuse(task, record, errors.All, answer.Now);
            }
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

    /// <summary>Records a refusal, for the ledger and for the archive.</summary>
    public void Refuse(ApiTask task, LedgerTask record, IReadOnlyList<TaskError> errors, DateTimeOffset now) =>
        record.Refuse(new RefusedSubmission(RecordedJson.Of(task.Element, state.Options.LongestRecordedString), errors, now));

    private void Accept(ApiTask task, LedgerTask record, VideoOrder order, Answer answer)
    {
        VideoTask accepted;
        lock (_acceptance)
        {
            if (Refusal(record, answer.Now) is { } refusal)
            {
                Refuse(task, record, [refusal], answer.Now);
                answer.Refuse(refusal);
                return;
            }

            byte[] request = RecordedJson.Of(task.Element, state.Options.LongestRecordedString);
            if (!state.Ledger.TryCharge(record, order.Results, order.PricePerResult * order.Results, request, order.Media))
            {
                TaskError tooLittle = ServiceErrors.InsufficientCredits(record.TaskId);
                Refuse(task, record, [tooLittle], answer.Now);
                answer.Refuse(tooLittle);
                return;
            }

            GenerationScript? script = state.Faults.ScriptFor(record, order);
            accepted = VideoPlanner.Plan(record, order, answer.Now, script, state.Urls, state.Options);
            state.Journal?.Append(entry => JournalEntry.WriteTask(entry, task.Element, accepted));
            state.Videos.Add(accepted);
        }

        state.Outgoing.Schedule(accepted);
        Acknowledge(accepted, answer);
    }

    private void Acknowledge(VideoTask task, Answer answer)
    {
        switch (state.Options.Acknowledgement)
        {
            case AcknowledgementShape.Empty:
                answer.Serve();
                answer.WritesEmptyErrors = true;
                break;
            case AcknowledgementShape.Finished when task.HasSucceeded(answer.Now):
                foreach (VideoItem item in task.Items)
                {
                    answer.Serve(item);
                }

                break;
            default:
                answer.Serve(task);
                break;
        }
    }

    private TaskError? Refusal(LedgerTask record, DateTimeOffset now)
    {
        RunwareEmulatorOptions options = state.Options;
        if (state.Videos.Find(record.TaskId) is { } existing && state.Videos.Blocks(existing, now))
        {
            return ServiceErrors.Conflict(record.TaskId, options.Conflict);
        }

        return state.Videos.IsFull(now) ? ServiceErrors.NoRoom(record.TaskId, options.CapacityRefusal, options.CapacityRetryAfter) : null;
    }
}
