namespace Runware.Wan25.Emulator;

/// <summary>Handles getTaskDetails: the archive.</summary>
internal static class TaskDetailsHandler
{
    public static void Run(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        RunwareEmulatorOptions options = state.Options;
        if (task.KnownId is not { } id)
        {
            envelope.Refuse(ServiceErrors.Missing("taskUUID", null));
        }
        else if (options.Archive != TaskArchive.None && state.Videos.Find(id) is { } video)
        {
            AddTask(video, options, envelope);
        }
        else if (options is { Archive: TaskArchive.Whole, ArchiveKeepsRefusals: true } && state.Ledger.Find(id)?.LastRefusal is { } refusal)
        {
            envelope.Serve(new ArchivedRefusal(id, refusal));
        }
        else
        {
            AddUnknown(id, options.UnknownDetails, envelope);
        }
    }

    private static void AddTask(VideoTask video, RunwareEmulatorOptions options, ResponseEnvelopeBuilder envelope)
    {
        if (options.Archive == TaskArchive.LiveRow)
        {
            PollTaskHandler.AddRows(video, envelope);
        }
        else if (options.ArchiveKeepsLastResponse
            && video.Record.LastRefusal is { } refusal
            && !video.Items.Any(item => item.IsFinished(envelope.Now) && item.FinishesAt > refusal.At))
        {
            envelope.Serve(new ArchivedRefusal(video.Id, refusal));
        }
        else
        {
            envelope.Serve(new ArchivedTask(video));
        }
    }

    private static void AddUnknown(Guid id, UnknownDetailsResponse response, ResponseEnvelopeBuilder envelope)
    {
        switch (response)
        {
            case UnknownDetailsResponse.EmptyData:
                envelope.Serve();
                break;
            case UnknownDetailsResponse.GenericRow:
                envelope.Serve(new GenericStatusRow(id));
                break;
            default:
                envelope.Refuse(ServiceErrors.TaskNotFound(id, omitsData: response == UnknownDetailsResponse.TaskNotFoundWithoutData));
                break;
        }
    }
}
