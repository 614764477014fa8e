namespace Runware.Wan25.Emulator;

/// <summary>Runs the tasks of a batch one after the other: an error in one leaves the others alone.</summary>
internal sealed class TaskRunner(EmulatorState state)
{
    private readonly SubmitTask _submit = new(state);

    public void Run(ApiBatch batch, bool isDryRun, bool onlyFirst, Answer answer)
    {
        foreach (ApiTask task in batch.Tasks)
        {
            Run(task, isDryRun, answer);
            if (onlyFirst && task.Kind != TaskKind.Authentication)
            {
                return;
            }
        }
    }

    private void Run(ApiTask task, bool isDryRun, Answer answer)
    {
        switch (task.Kind)
        {
            case TaskKind.GetResponse:
                PollTask.Run(task, state, answer);
                break;
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
            case TaskKind.Authentication:
                break;
            default:
                answer.Refuse(ServiceErrors.UnsupportedTaskType(task.KnownId));
                break;
        }
    }
}
