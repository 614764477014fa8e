namespace Runware.Wan25.Emulator;

/// <summary>Effects that a POST of tasks can suffer.</summary>
/// <typeparam name="TRule">The derived class, so that the chain keeps its type.</typeparam>
public abstract class ApiFault<TRule> : RequestFault<TRule>
    where TRule : ApiFault<TRule>
{
    private readonly long _seed;

    private protected ApiFault(FaultTargets targets, long seed, int place)
        : base(targets, seed, place) => _seed = seed;

    /// <summary>The service does what was asked, and answers HTTP 200 with <c>{"data":[]}</c>.</summary>
    public TRule AnswerNothing() => Add(plan => plan.EmptyData = true);

    /// <summary>The service looks at the first task of the array and passes over the others in silence.</summary>
    public TRule AnswerOnlyFirstTask() => Add(plan => plan.OnlyFirstTask = true);

    /// <summary>The service refuses arrays of more tasks with HTTP 400 and an error that names no task.</summary>
    /// <param name="tasks">The most that it takes.</param>
    public TRule RefuseBatchesLargerThan(int tasks) => Add(plan => plan.LargestBatch = tasks);

    /// <summary>
    /// The service refuses the request with HTTP 402 and <c>insufficientCredits</c>, in an error that names no task. At a poll that says
    /// nothing about the task.
    /// </summary>
    public TRule RefuseForCredits() => Refuse(_ => ServiceErrors.NoCredits());

    /// <summary>The service refuses each task of the request with <c>serviceOverloaded</c>.</summary>
    /// <param name="retryAfter">The <c>retryAfter</c> in each error, in whole seconds; null: none.</param>
    /// <param name="status">The HTTP status: 429 or 500.</param>
    public TRule RefuseAsOverloaded(TimeSpan? retryAfter = null, int status = 429) =>
        Refuse(taskId => ServiceErrors.Overloaded(taskId, retryAfter, status));

    /// <summary>The answer has an empty <c>errors</c> beside its <c>data</c>, if there was no error.</summary>
    public TRule WithEmptyErrors() => Add(plan => plan.EmptyErrors = true);

    /// <summary>The answer has one more error beside what it says anyway; the HTTP status stays.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The error's text.</param>
    /// <param name="taskId">The task that it names; null: none, as with errors that are about the request.</param>
    public TRule AddError(string code, string message, Guid? taskId = null) =>
        Add(plan => plan.MoreErrors.Add(new TaskError { Code = code, Message = message, TaskId = taskId, HttpStatus = 200 }));

    /// <summary>The service's JSON is rewritten before it leaves: for every shape that no other effect makes.</summary>
    /// <param name="rewrite">From the service's JSON to what is sent instead.</param>
    public TRule Rewrite(Func<string, string> rewrite) => Add(plan => plan.Rewrites.Add(rewrite));

    /// <summary>The rows of the answer come in another order each time.</summary>
    public TRule ShuffleRows() => Add(plan => plan.Shuffle = DeterministicRandom.Bits(_seed, "shuffle", Hits));

    private protected TRule Refuse(Func<Guid?, TaskError> error) => Add(plan => plan.Refusal = error);
}
