namespace Runware.Wan25.Emulator;

/// <summary>getResponse: the present state of every result of a task.</summary>
internal static class PollTask
{
    public static void Run(ApiTask task, EmulatorState state, Answer answer)
    {
        if (task.KnownId is not { } id)
        {
            answer.Refuse(ServiceErrors.Missing("taskUUID", null));
            return;
        }

        state.Ledger.Find(id)?.Poll();
        if (state.Videos.Find(id) is { } video)
        {
            answer.Serve();
            if (video.Script is not { } script || script.ShowsRows(video.CountPoll(), answer.Now - video.AcceptedAt))
            {
                AddRows(video, answer);
            }
        }
        else if (state.Options.UnknownTask == UnknownTaskResponse.TaskNotFound)
        {
            answer.Refuse(ServiceErrors.TaskNotFound(id));
        }
        else
        {
            answer.Serve();
        }
    }

    private static void AddRows(VideoTask video, Answer answer)
    {
        if (video.Script?.WholeTaskError is not null && !video.IsRunning(answer.Now))
        {
            AddFailure(video.Items[0], answer);
            return;
        }

        foreach (VideoItem item in video.Items)
        {
            if (item.Failure is not null && item.IsFinished(answer.Now))
            {
                AddFailure(item, answer);
            }
            else
            {
                answer.Items.Add(item);
            }
        }
    }

    private static void AddFailure(VideoItem item, Answer answer)
    {
        answer.ForcedStatus ??= item.Task.Script?.FailureStatus;
        if ((item.Task.Script?.Shape ?? FailureShape.ErrorsArray) == FailureShape.ErrorsArray)
        {
            answer.Errors.Add(item.Failure!);
        }
        else
        {
            answer.Items.Add(item);
        }
    }
}
