namespace Runware.Wan25.Polling;

/// <content>Who waits for which operation.</content>
internal sealed partial class PollScheduler
{
    /// <summary>Joins those who wait for an operation. Handles of one id share what is known about it: the state to read is the watch's own.</summary>
    /// <param name="state">What the caller knows about it, used where nobody else waits for it.</param>
    /// <param name="settings">How the caller came to it, and whether to ask at once.</param>
    /// <param name="create">Makes the watch.</param>
    /// <returns>The watch; <see langword="null"/> once the client is disposed.</returns>
    public Watch? Join(OperationState state, in WaitSettings settings, Func<PolledOperation, Watch> create)
    {
        Watch watch;
        lock (Gate)
        {
            if (_isClosed)
            {
                return null;
            }

            if (!_operations.TryGetValue(state.Id.TaskId, out var operation))
            {
                operation = new PolledOperation(state, settings.WasResumed, settings.AcceptedAt) { WantsArchive = settings.WasResumed };
                _operations.Add(state.Id.TaskId, operation);
            }

            operation.State.Expect(state.Id.ResultCount);
            var isNew = !operation.IsWatched;
            if (isNew && operation.InFlight is { } batch)
            {
                // Whoever left it a moment ago counts again, and its answer is theirs too.
                batch.Interested++;
            }

            watch = create(operation);
            operation.Add(watch);
            if (settings.AskNow)
            {
                operation.AskAgain = operation.InFlight is not null;
                Schedule(operation, TimeSpan.Zero);
            }
            else if (isNew)
            {
                Schedule(operation, operation.AgeOn(_clock) is { } age ? _cadence.FirstDelay(age) : TimeSpan.Zero);
            }
        }

        RunDue();
        return watch;
    }

    public void Leave(Watch watch)
    {
        PollBatch? abandoned = null;
        lock (Gate)
        {
            var operation = watch.Operation;
            operation.Remove(watch);
            if (!operation.IsWatched && operation.InFlight is null)
            {
                _operations.Remove(operation.TaskId);
            }
            else if (!operation.IsWatched && --operation.InFlight!.Interested == 0)
            {
                abandoned = operation.InFlight;
            }
        }

        abandoned?.Cancel();
    }
}
