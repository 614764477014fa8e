namespace Runware.Wan25.Emulator;

/// <summary>getResponse: the present state of every result of a task.</summary>
internal static class PollTask
{
    /// <summary>Answers one task.</summary>
    /// <returns>Whether a failed result was reported.</returns>
    public static bool Run(ApiTask task, EmulatorState state, Answer answer)
    {
        if (task.KnownId is not { } id)
        {
            answer.Refuse(ServiceErrors.Missing("taskUUID", null));
            return false;
        }

        state.Ledger.Find(id)?.Poll();
        if (state.Videos.Find(id) is not { } video || !IsShown(video, answer.Now))
        {
            AddUnknown(id, state.Options.UnknownTask, answer);
            return false;
        }

        if (video.IsArchived(answer.Now) && state.Options.ArchivedTask != ArchivedTaskResponse.Kept)
        {
            bool isGeneric = state.Options.ArchivedTask == ArchivedTaskResponse.GenericRow;
            AddUnknown(id, isGeneric ? UnknownTaskResponse.GenericRow : UnknownTaskResponse.TaskNotFound, answer);
            return false;
        }

        return !AddInterim(video, answer) && AddRows(video, answer);
    }

    /// <summary>Adds the rows of a task as of now.</summary>
    /// <returns>Whether a failed result is among them.</returns>
    public static bool AddRows(VideoTask video, Answer answer)
    {
        int before = answer.Items.Count;
        bool hasFailed = video.Script?.WholeTaskError is not null && !video.IsRunning(answer.Now)
            ? AddFailure(video.Items[0], answer)
            : AddResults(video, answer);
        if (answer.Items.Count > before || !hasFailed)
        {
            answer.Serve();
        }

        return hasFailed;
    }

    private static bool IsShown(VideoTask video, DateTimeOffset now) =>
        video.Script is not { } script || script.ShowsRows(video.CountPoll(), now - video.AcceptedAt);

    private static void AddUnknown(Guid id, UnknownTaskResponse response, Answer answer)
    {
        switch (response)
        {
            case UnknownTaskResponse.TaskNotFound:
                answer.Refuse(ServiceErrors.TaskNotFound(id));
                break;
            case UnknownTaskResponse.EmptyData:
                answer.Serve();
                break;
            default:
                answer.Serve(new GenericRow(id));
                break;
        }
    }

    /// <summary>Adds what a rule puts in place of the task's state.</summary>
    private static bool AddInterim(VideoTask video, Answer answer)
    {
        if (video.Script is not { TimedOutPolls: var timeouts, BareFailures: var failures } || timeouts + failures == 0)
        {
            return false;
        }

        int poll = video.CountInterim();
        if (poll <= timeouts)
        {
            answer.Refuse(ServiceErrors.TimedOut(video.Id));
        }
        else if (poll <= timeouts + failures)
        {
            answer.Serve(new BareFailureRow(video.Id));
        }

        return poll <= timeouts + failures;
    }

    private static bool AddResults(VideoTask video, Answer answer)
    {
        VideoItem? running = null;
        bool hasSucceeded = false;
        bool hasFailed = false;
        foreach (VideoItem item in video.Items)
        {
            if (!item.IsFinished(answer.Now) && video.Options.Rows == RowVisibility.OneByOne)
            {
                running ??= item;
            }
            else if (item.Failure is not null && item.IsFinished(answer.Now))
            {
                hasFailed = AddFailure(item, answer);
            }
            else
            {
                hasSucceeded = true;
                answer.Items.Add(item);
            }
        }

        if (running is not null && (hasFailed || !hasSucceeded))
        {
            answer.Items.Add(running);
        }

        return hasFailed;
    }

    private static bool AddFailure(VideoItem item, Answer answer)
    {
        answer.ForcedStatus ??= item.Task.Script?.FailureStatus;
        if ((item.Task.Script?.Shape ?? FailureShape.ErrorsArray) == FailureShape.ErrorsArray)
        {
            answer.Errors.Add(item.Failure!.ToError(item.Task.Id, item.Task.Options));
        }
        else
        {
            answer.Items.Add(item);
        }

        return true;
    }
}
