namespace Runware.Wan25.Emulator;

/// <summary>Provides the effects of a rule on POST requests with tasks.</summary>
/// <typeparam name="TRule">The derived class, which every method returns.</typeparam>
public abstract class ApiFault<TRule> : RequestFault<TRule>
    where TRule : ApiFault<TRule>
{
    private readonly long _seed;

    private protected ApiFault(FaultTargets targets, long seed, int place)
        : base(targets, seed, place) => _seed = seed;

    /// <summary>Processes the request and responds with HTTP 200 and <c>{"data":[]}</c>.</summary>
    /// <returns>This rule.</returns>
    public TRule OmitRows() => Add(plan => plan.EmptyData = true);

    /// <summary>Processes the first task of the request and ignores the others. The response does not mention them.</summary>
    /// <returns>This rule.</returns>
    public TRule ProcessOnlyFirstTask() => Add(plan => plan.OnlyFirstTask = true);

    /// <summary>Refuses requests with more tasks than the limit, with HTTP 400 and an error that names no task.</summary>
    /// <param name="tasks">The largest number of tasks that the service accepts in one request.</param>
    /// <returns>This rule.</returns>
    public TRule RefuseBatchesLargerThan(int tasks) => Add(plan => plan.MaxBatchSize = tasks);

    /// <summary>
    /// Refuses the request with HTTP 402 and the code <c>insufficientCredits</c>, in an error that names no task. In the response to a
    /// poll, this error says nothing about the polled task.
    /// </summary>
    /// <returns>This rule.</returns>
    public TRule RefuseForCredits() => Refuse(_ => ServiceErrors.NoCredits());

    /// <summary>Refuses each task of the request with the code <c>serviceOverloaded</c>.</summary>
    /// <param name="retryAfter">
    /// The <c>retryAfter</c> in each error, in whole seconds. The default is <see langword="null"/>: no <c>retryAfter</c>.
    /// </param>
    /// <param name="status">The HTTP status: 429 or 500. The default is 429.</param>
    /// <returns>This rule.</returns>
    public TRule RefuseAsOverloaded(TimeSpan? retryAfter = null, int status = 429) =>
        Refuse(taskId => ServiceErrors.Overloaded(taskId, retryAfter, status));

    /// <summary>Adds an empty <c>errors</c> to a response without errors, beside its <c>data</c>.</summary>
    /// <returns>This rule.</returns>
    public TRule WithEmptyErrors() => Add(plan => plan.EmptyErrors = true);

    /// <summary>Adds an error to the response. Its HTTP status does not change.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="message">The error message.</param>
    /// <param name="taskId">
    /// The task that the error names. The default is <see langword="null"/>: none, as in errors about the whole request.
    /// </param>
    /// <returns>This rule.</returns>
    public TRule AddError(string code, string message, Guid? taskId = null) =>
        Add(plan => plan.MoreErrors.Add(new TaskError { Code = code, Message = message, TaskId = taskId, HttpStatus = 200 }));

    /// <summary>Rewrites the JSON of the response before it is sent, for shapes that no other effect produces.</summary>
    /// <param name="rewrite">A function that receives the JSON of the service and returns the JSON to send.</param>
    /// <returns>This rule.</returns>
    public TRule Rewrite(Func<string, string> rewrite) => Add(plan => plan.Rewrites.Add(rewrite));

    /// <summary>Shuffles the rows of the response, into a different order each time.</summary>
    /// <returns>This rule.</returns>
    public TRule ShuffleRows() => Add(plan => plan.Shuffle = DeterministicRandom.Bits(_seed, "shuffle", Hits));

    private protected TRule Refuse(Func<Guid?, TaskError> error) => Add(plan => plan.Refusal = error);
}
