namespace Runware.Wan25.Emulator;

/// <summary>The getResponse tasks of one request, which the service may process together.</summary>
internal sealed class PollBatch(EmulatorState state, ResponseEnvelopeBuilder envelope)
{
    private readonly List<IResponseRow> _failedItems = [];
    private readonly List<TaskError> _failedErrors = [];
    private int _tasks;
    private bool _hasFailed;

    private BatchBehavior Behavior => state.Options.Batch;

    /// <summary>Refuses a request with several polls, if the service accepts only one at a time.</summary>
    public bool Refuses(ApiBatch batch)
    {
        bool refuses = Behavior == BatchBehavior.Refused && batch.Tasks.Count(task => task.Kind == TaskKind.GetResponse) > 1;
        if (refuses)
        {
            envelope.Refuse(ServiceErrors.SeveralPolls());
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

        int items = envelope.Items.Count;
        int errors = envelope.Errors.Count;
        if (PollTaskHandler.Run(task, state, envelope))
        {
            _hasFailed = true;
            _failedItems.AddRange(envelope.Items[items..]);
            _failedErrors.AddRange(envelope.Errors[errors..]);
        }
    }

    /// <summary>Applies a failure to the whole response, as far as <see cref="RunwareEmulatorOptions.Batch"/> defines.</summary>
    public void Complete()
    {
        if (!_hasFailed || Behavior is not (BatchBehavior.FailsTogether or BatchBehavior.FailsAlone))
        {
            return;
        }

        envelope.ForcedStatus ??= GenerationFailure.HttpStatus(state.Options);
        if (Behavior == BatchBehavior.FailsAlone)
        {
            envelope.Keep(_failedItems, _failedErrors);
        }
    }
}
