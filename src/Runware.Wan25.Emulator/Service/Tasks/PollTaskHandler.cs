namespace Runware.Wan25.Emulator;

/// <summary>Handles getResponse: the current state of every result of a task.</summary>
internal static class PollTaskHandler
{
    /// <summary>Adds the rows and errors of one task to the response.</summary>
    /// <returns>Whether a failed result was reported.</returns>
    public static bool Run(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        if (task.KnownId is not { } id)
        {
            envelope.Refuse(ServiceErrors.Missing("taskUUID", null));
            return false;
        }

        state.Ledger.Find(id)?.Poll();
        if (state.Videos.Find(id) is not { } video || !IsShown(video, envelope.Now))
        {
            AddUnknown(id, state.Options.UnknownTask, envelope);
            return false;
        }

        if (video.IsArchived(envelope.Now) && state.Options.ArchivedTask != ArchivedTaskResponse.Kept)
        {
            bool isGeneric = state.Options.ArchivedTask == ArchivedTaskResponse.GenericRow;
            AddUnknown(id, isGeneric ? UnknownTaskResponse.GenericRow : UnknownTaskResponse.TaskNotFound, envelope);
            return false;
        }

        return !AddInterim(video, envelope) && AddRows(video, envelope);
    }

    /// <summary>Adds the rows of a task as of the time of the response.</summary>
    /// <returns>Whether a failed result is among them.</returns>
    public static bool AddRows(VideoTask video, ResponseEnvelopeBuilder envelope)
    {
        int before = envelope.Items.Count;
        bool hasFailed = video.Faults?.WholeTaskError is not null && !video.IsRunning(envelope.Now)
            ? AddFailure(video.Items[0], envelope)
            : AddResults(video, envelope);
        if (envelope.Items.Count > before || !hasFailed)
        {
            envelope.Serve();
        }

        return hasFailed;
    }

    private static bool IsShown(VideoTask video, DateTimeOffset now) =>
        video.Faults is not { } faults || faults.ShowsRows(video.CountPoll(), now - video.AcceptedAt);

    private static void AddUnknown(Guid id, UnknownTaskResponse response, ResponseEnvelopeBuilder envelope)
    {
        switch (response)
        {
            case UnknownTaskResponse.TaskNotFound:
                envelope.Refuse(ServiceErrors.TaskNotFound(id));
                break;
            case UnknownTaskResponse.EmptyData:
                envelope.Serve();
                break;
            default:
                envelope.Serve(new GenericStatusRow(id));
                break;
        }
    }

    /// <summary>Adds the row or error that a rule defines in place of the task's state.</summary>
    private static bool AddInterim(VideoTask video, ResponseEnvelopeBuilder envelope)
    {
        if (video.Faults is not { TimedOutPolls: var timeouts, BareFailures: var failures } || timeouts + failures == 0)
        {
            return false;
        }

        int poll = video.CountInterim();
        if (poll <= timeouts)
        {
            envelope.Refuse(ServiceErrors.TimedOut(video.Id));
        }
        else if (poll <= timeouts + failures)
        {
            envelope.Serve(new BareFailureRow(video.Id));
        }

        return poll <= timeouts + failures;
    }

    private static bool AddResults(VideoTask video, ResponseEnvelopeBuilder envelope)
    {
        VideoItem? running = null;
        bool hasSucceeded = false;
        bool hasFailed = false;
        foreach (VideoItem item in video.Items)
        {
            if (!item.IsFinished(envelope.Now) && video.Options.Rows == RowVisibility.OneByOne)
            {
                running ??= item;
            }
            else if (item.Failure is not null && item.IsFinished(envelope.Now))
            {
                hasFailed = AddFailure(item, envelope);
            }
            else
            {
                hasSucceeded = true;
                envelope.Items.Add(item);
            }
        }

        if (running is not null && (hasFailed || !hasSucceeded))
        {
            envelope.Items.Add(running);
        }

        return hasFailed;
    }

    private static bool AddFailure(VideoItem item, ResponseEnvelopeBuilder envelope)
    {
        envelope.ForcedStatus ??= item.Task.Faults?.FailureStatus;
        if ((item.Task.Faults?.Shape ?? FailureShape.ErrorsArray) == FailureShape.ErrorsArray)
        {
            envelope.Errors.Add(item.Failure!.ToError(item.Task.Id, item.Task.Options));
        }
        else
        {
            envelope.Items.Add(item);
        }

        return true;
    }
}
