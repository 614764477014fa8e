namespace Runware.Wan25.Emulator;

/// <summary>Runs the tasks of a batch one after the other. An error in one does not affect the others.</summary>
internal sealed class TaskRunner(EmulatorState state)
{
    private readonly SubmitTaskHandler _submit = new(state);

    public void Run(ApiBatch batch, bool isDryRun, bool onlyFirst, ResponseEnvelopeBuilder envelope)
    {
        var polls = new PollBatch(state, envelope);
        if (polls.Refuses(batch))
        {
            return;
        }

        foreach (ApiTask task in batch.Tasks)
        {
            if (task.Kind == TaskKind.GetResponse)
            {
                polls.Run(task);
            }
            else
            {
                Run(task, isAlone: batch.Tasks.Count == 1, isDryRun, envelope);
            }

            if (onlyFirst && task.Kind != TaskKind.Authentication)
            {
                break;
            }
        }

        polls.Complete();
    }

    /// <summary>Refuses every task for the reason that a rule gives; an error that names no task is reported once.</summary>
    public EmulatedResponse Refuse(ApiBatch batch, Func<Guid?, TaskError> refusal, ResponseEnvelopeBuilder envelope)
    {
        foreach (ApiTask task in batch.Tasks.Where(task => task.Kind != TaskKind.Authentication))
        {
            TaskError error = refusal(task.KnownId);
            if (error.TaskId is not null || envelope.Errors.Count == 0)
            {
                envelope.Refuse(error);
            }

            if (task is { Kind: TaskKind.VideoInference, KnownId: { } id })
            {
                _submit.Refuse(task, state.Ledger.Seen(id), [error], envelope.Now);
            }
        }

        return EmulatedResponse.Json(envelope.Status, envelope.ToJson());
    }

    private void Run(ApiTask task, bool isAlone, bool isDryRun, ResponseEnvelopeBuilder envelope)
    {
        switch (task.Kind)
        {
            case TaskKind.VideoInference:
                _submit.Run(task, isDryRun, envelope);
                break;
            case TaskKind.GetTaskDetails:
                TaskDetailsHandler.Run(task, state, envelope);
                break;
            case TaskKind.ImageUpload when isDryRun:
                envelope.Serve(new DryRunRow("imageUpload", task.Id, 0));
                break;
            case TaskKind.MediaStorage when isDryRun:
                envelope.Serve(new DryRunRow("mediaStorage", task.Id, 0));
                break;
            case TaskKind.ImageUpload:
                MediaTaskHandlers.UploadImage(task, state, envelope);
                break;
            case TaskKind.MediaStorage:
                MediaTaskHandlers.RunStorage(task, state, envelope);
                break;
            case TaskKind.AccountManagement:
                AccountTaskHandlers.Manage(task, state, envelope);
                break;
            case TaskKind.Ping:
                AccountTaskHandlers.Ping(envelope);
                break;
            case TaskKind.Authentication when isAlone:
                AccountTaskHandlers.Authenticate(state, envelope);
                break;
            case TaskKind.Authentication:
                break;
            default:
                envelope.Refuse(ServiceErrors.UnsupportedTaskType(task.KnownId));
                break;
        }
    }
}
