namespace Runware.Wan25.Emulator;

/// <summary>Runs the tasks of a batch one after the other: an error in one leaves the others alone.</summary>
internal sealed class TaskRunner(EmulatorState state)
{
    private readonly SubmitTask _submit = new(state);

    public void Run(ApiBatch batch, bool isDryRun, bool onlyFirst, Answer answer)
    {
        var polls = new PollBatch(state, answer);
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
                Run(task, isAlone: batch.Tasks.Count == 1, isDryRun, answer);
            }

            if (onlyFirst && task.Kind != TaskKind.Authentication)
            {
                break;
            }
        }

        polls.Complete();
    }

    /// <summary>Refuses every task for a reason that a rule gives; what names no task is said once.</summary>
    public EmulatedResponse Refuse(ApiBatch batch, Func<Guid?, TaskError> refusal, Answer answer)
    {
        foreach (ApiTask task in batch.Tasks.Where(task => task.Kind != TaskKind.Authentication))
        {
            TaskError error = refusal(task.KnownId);
            if (error.TaskId is not null || answer.Errors.Count == 0)
            {
                answer.Refuse(error);
            }

            if (task is { Kind: TaskKind.VideoInference, KnownId: { } id })
            {
                _submit.Refuse(task, state.Ledger.Seen(id), [error], answer.Now);
            }
        }

        return EmulatedResponse.Json(answer.Status, answer.ToJson());
    }

    private void Run(ApiTask task, bool isAlone, bool isDryRun, Answer answer)
    {
        switch (task.Kind)
        {
            case TaskKind.VideoInference:
                _submit.Run(task, isDryRun, answer);
                break;
            case TaskKind.GetTaskDetails:
                TaskDetailsTask.Run(task, state, answer);
                break;
            case TaskKind.ImageUpload when isDryRun:
                answer.Serve(new DryRunItem("imageUpload", task.Id, 0));
                break;
            case TaskKind.MediaStorage when isDryRun:
                answer.Serve(new DryRunItem("mediaStorage", task.Id, 0));
                break;
            case TaskKind.ImageUpload:
                MediaTasks.UploadImage(task, state, answer);
                break;
            case TaskKind.MediaStorage:
                MediaTasks.RunStorage(task, state, answer);
                break;
            case TaskKind.AccountManagement:
                AccountTasks.Manage(task, state, answer);
                break;
            case TaskKind.Ping:
                AccountTasks.Ping(answer);
                break;
            case TaskKind.Authentication when isAlone:
                AccountTasks.Authenticate(state, answer);
                break;
            case TaskKind.Authentication:
                break;
            default:
                answer.Refuse(ServiceErrors.UnsupportedTaskType(task.KnownId));
                break;
        }
    }
}
