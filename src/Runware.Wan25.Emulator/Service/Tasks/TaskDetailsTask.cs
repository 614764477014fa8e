namespace Runware.Wan25.Emulator;

/// <summary>getTaskDetails: the archive.</summary>
internal static class TaskDetailsTask
{
    public static void Run(ApiTask task, EmulatorState state, Answer answer)
    {
        RunwareEmulatorOptions options = state.Options;
        if (task.KnownId is not { } id)
        {
            answer.Refuse(ServiceErrors.Missing("taskUUID", null));
        }
        else if (options.Archive != TaskArchive.None && state.Videos.Find(id) is { } video)
        {
            AddTask(video, options, answer);
        }
        else if (options is { Archive: TaskArchive.Whole, ArchiveKeepsRefusals: true } && state.Ledger.Find(id)?.LastRefusal is { } refusal)
        {
            answer.Serve(new ArchivedRefusal(id, refusal));
        }
        else
        {
            AddUnknown(id, options.UnknownDetails, answer);
        }
    }

    private static void AddTask(VideoTask video, RunwareEmulatorOptions options, Answer answer)
    {
        if (options.Archive == TaskArchive.LiveRow)
        {
            PollTask.AddRows(video, answer);
        }
        else if (options.ArchiveKeepsLastAnswer
            && video.Record.LastRefusal is { } refusal
            && !video.Items.Any(item => item.IsFinished(answer.Now) && item.FinishesAt > refusal.At))
        {
            answer.Serve(new ArchivedRefusal(video.Id, refusal));
        }
        else
        {
            answer.Serve(new ArchivedTask(video));
        }
    }

    private static void AddUnknown(Guid id, UnknownDetailsResponse response, Answer answer)
    {
        switch (response)
        {
            case UnknownDetailsResponse.EmptyData:
                answer.Serve();
                break;
            case UnknownDetailsResponse.GenericRow:
                answer.Serve(new GenericRow(id));
                break;
            default:
                answer.Refuse(ServiceErrors.TaskNotFound(id, omitsData: response == UnknownDetailsResponse.TaskNotFoundWithoutData));
                break;
        }
    }
}
