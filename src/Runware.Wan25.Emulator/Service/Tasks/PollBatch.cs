namespace Runware.Wan25.Emulator;

/// <summary>The getResponse tasks of one request, which the service may treat together.</summary>
internal sealed class PollBatch(EmulatorState state, Answer answer)
{
    private readonly List<IAnswerItem> _failedItems = [];
    private readonly List<TaskError> _failedErrors = [];
    private int _tasks;
    private bool _hasFailed;

    private BatchBehavior Behavior => state.Options.Batch;

    /// <summary>Refuses a request with several polls, where the service takes one at a time.</summary>
    public bool Refuses(ApiBatch batch)
    {
        bool refuses = Behavior == BatchBehavior.Refused && batch.Tasks.Count(task => task.Kind == TaskKind.GetResponse) > 1;
        if (refuses)
        {
            answer.Refuse(ServiceErrors.SeveralPolls());
        }

        return refuses;
    }

    public void Run(ApiTask task)
    {
        _tasks++;
        if (_tasks > 1 && Behavior == BatchBehavior.OnlyFirst)
        {
            return;
        }

        int items = answer.Items.Count;
        int errors = answer.Errors.Count;
        if (PollTask.Run(task, state, answer))
        {
            _hasFailed = true;
            _failedItems.AddRange(answer.Items[items..]);
            _failedErrors.AddRange(answer.Errors[errors..]);
        }
    }

    /// <summary>Lets a failure reach as far as the service lets it.</summary>
    public void Complete()
    {
        if (!_hasFailed || Behavior is not (BatchBehavior.FailsTogether or BatchBehavior.FailsAlone))
        {
            return;
        }

        answer.ForcedStatus ??= GenerationFailure.HttpStatus(state.Options);
        if (Behavior == BatchBehavior.FailsAlone)
        {
            answer.Keep(_failedItems, _failedErrors);
        }
    }
}
