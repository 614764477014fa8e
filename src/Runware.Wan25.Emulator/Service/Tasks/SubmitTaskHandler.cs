namespace Runware.Wan25.Emulator;

/// <summary>
/// Handles videoInference: checks, accepts or refuses, and charges. Acceptance is atomic: of two submissions under one id exactly one is
/// charged.
/// </summary>
internal sealed class SubmitTaskHandler(EmulatorState state)
{
    private readonly object _acceptance = new();

    public void Run(ApiTask task, bool isDryRun, ResponseEnvelopeBuilder envelope)
    {
        LedgerTask? record = task.KnownId is { } id ? state.Ledger.Seen(id) : null;
        var errors = new ParameterErrors(task.KnownId);
        VideoTaskParameters parameters = VideoTaskParametersCheck.Check(task.Element, state.Media, errors);
        if (errors.All.Count > 0 || record is null)
        {
            envelope.Errors.AddRange(errors.All);
            if (record is not null)
            {
                Refuse(task, record, errors.All, envelope.Now);
            }
        }
        else if (isDryRun)
        {
            envelope.Serve(new DryRunRow("videoInference", record.TaskId, parameters.PricePerResult * parameters.Results));
        }
        else
        {
            Accept(task, record, parameters, envelope);
        }
    }

    /// <summary>Records a refusal, for the ledger and for the archive.</summary>
    public void Refuse(ApiTask task, LedgerTask record, IReadOnlyList<TaskError> errors, DateTimeOffset now) =>
        record.Refuse(new RefusedSubmission(SubmittedTaskJson.Of(task.Element, state.Options.MaxRecordedStringLength), errors, now));

    private void Accept(ApiTask task, LedgerTask record, VideoTaskParameters parameters, ResponseEnvelopeBuilder envelope)
    {
        VideoTask accepted;
        lock (_acceptance)
        {
            if (Refusal(record, envelope.Now) is { } refusal)
            {
                Refuse(task, record, [refusal], envelope.Now);
                envelope.Refuse(refusal);
                return;
            }

            byte[] request = SubmittedTaskJson.Of(task.Element, state.Options.MaxRecordedStringLength);
            decimal price = parameters.PricePerResult * parameters.Results;
            if (!state.Ledger.TryCharge(record, parameters.Results, price, request, parameters.Media))
            {
                TaskError tooLittle = ServiceErrors.InsufficientCredits(record.TaskId);
                Refuse(task, record, [tooLittle], envelope.Now);
                envelope.Refuse(tooLittle);
                return;
            }

            GenerationFaultPlan? faults = state.Faults.PlanGeneration(record, parameters);
            accepted = VideoPlanner.Plan(record, parameters, envelope.Now, faults, state.Urls, state.Options);
            state.Journal?.Append(entry => JournalEntry.WriteTask(entry, task.Element, accepted));
            state.Videos.Add(accepted);
            state.Ledger.RefundFailures(accepted);
        }

        state.Outgoing.Schedule(accepted);
        Acknowledge(accepted, envelope);
    }

    private void Acknowledge(VideoTask task, ResponseEnvelopeBuilder envelope)
    {
        switch (state.Options.Acknowledgement)
        {
            case AcknowledgementShape.Empty:
                envelope.Serve();
                envelope.WritesEmptyErrors = true;
                break;
            case AcknowledgementShape.Finished when task.HasSucceeded(envelope.Now):
                foreach (VideoItem item in task.Items)
                {
                    envelope.Serve(item);
                }

                break;
            default:
                envelope.Serve(task);
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
