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

    /// <summary>The rows of the answer come in another order each time.</summary>
    public TRule ShuffleRows() => Add(plan => plan.Shuffle = Dice.Roll(_seed, "shuffle", Hits));
}
