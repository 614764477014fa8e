namespace Runware.Wan25.Emulator;

/// <summary>
/// One rule: <em>which calls</em> (methods of this class; together they narrow) and then <em>what happens</em> (methods of the derived
/// class; together they add up). A rule without a selector hits every call of its kind. A rule is live as soon as it is made, so say the
/// selectors first.
/// </summary>
/// <typeparam name="TRule">The derived class, so that the chain keeps its type.</typeparam>
public abstract class FaultRule<TRule> : IFaultRule
    where TRule : FaultRule<TRule>
{
    private readonly object _gate = new();
    private readonly FaultTargets _targets;
    private readonly long _seed;
    private readonly int _place;
    private Dictionary<Guid, int>? _callsByOperation;
    private Guid? _taskId;
    private int? _number;
    private int _calls;
    private int _hits;
    private int _first = 1;
    private int _last = int.MaxValue;
    private double _probability = 1;

    private protected FaultRule(FaultTargets targets, long seed, int place)
    {
        _targets = targets;
        _seed = seed;
        _place = place;
    }

    /// <summary>How often the rule has matched.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Only calls that are about this task.</summary>
    /// <param name="taskId">The task id.</param>
    public TRule ForTask(Guid taskId) => Set(() => _taskId = taskId);

    /// <summary>
    /// Only calls that are about the k-th operation, counted by the first submit of each task id (see <see cref="LedgerTask.Number"/>).
    /// </summary>
    /// <param name="number">From 1.</param>
    public TRule ForOperation(int number) => Set(() => _number = Positive(number));

    /// <summary>
    /// Counts calls per operation rather than overall: <c>OnSubmit().EachOperation().Call(1)</c> is every operation's first submit. A call
    /// about several operations is hit if it is one's turn.
    /// </summary>
    public TRule EachOperation() => Set(() => _callsByOperation = []);

    /// <summary>Only the n-th of the calls that the other selectors leave.</summary>
    /// <param name="number">From 1.</param>
    public TRule Call(int number) => Calls(number, number);

    /// <summary>Only the first n of the calls that the other selectors leave.</summary>
    /// <param name="count">From 1.</param>
    public TRule FirstCalls(int count) => Calls(1, count);

    /// <summary>Only the n-th and all later ones of the calls that the other selectors leave.</summary>
    /// <param name="number">From 1.</param>
    public TRule FromCall(int number) => Calls(number, int.MaxValue);

    /// <summary>Only these of the calls that the other selectors leave, both ends included.</summary>
    /// <param name="first">From 1.</param>
    /// <param name="last">Not below <paramref name="first"/>.</param>
    public TRule Calls(int first, int last) => Set(() => (_first, _last) = (Positive(first), Positive(last)));

    /// <summary>
    /// Hits each of the calls that the other selectors leave by chance, decided by <see cref="RunwareEmulatorOptions.Seed"/>, the rule's
    /// place and the call's number (and the operation's, with <see cref="EachOperation"/>): repeatable.
    /// </summary>
    /// <param name="probability">From 0 to 1.</param>
    public TRule WithProbability(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        return Set(() => _probability = probability);
    }

    bool IFaultRule.Matches(FaultContext call)
    {
        if ((call.Targets & _targets) == 0)
        {
            return false;
        }

        lock (_gate)
        {
            bool matches = _callsByOperation is null ? MatchesCall(call) : MatchesAnyOperation(call, _callsByOperation);
            _hits += matches ? 1 : 0;
            return matches;
        }
    }

    private protected TRule Set(Action change)
    {
        lock (_gate)
        {
            change();
        }

        return (TRule)this;
    }

    private static int Positive(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return number;
    }

    private bool MatchesCall(FaultContext call)
    {
        bool isMeant = _taskId is null && _number is null;
        foreach ((FaultTargets target, Guid taskId, int number) in call.Operations)
        {
            isMeant |= IsMeant(target, taskId, number);
        }

        return isMeant && IsTurn(++_calls, 0);
    }

    private bool MatchesAnyOperation(FaultContext call, Dictionary<Guid, int> counts)
    {
        bool matches = false;
        foreach ((FaultTargets target, Guid taskId, int number) in call.Operations)
        {
            if (IsMeant(target, taskId, number))
            {
                int turn = counts.GetValueOrDefault(taskId) + 1;
                counts[taskId] = turn;
                matches |= IsTurn(turn, number);
            }
        }

        return matches;
    }

    private bool IsMeant(FaultTargets target, Guid taskId, int number) =>
        (target & _targets) != 0 && (_taskId is null || _taskId == taskId) && (_number is null || _number == number);

    private bool IsTurn(int turn, int operation) =>
        turn >= _first
        && turn <= _last
        && (_probability >= 1 || DeterministicRandom.Unit(_seed, "fault", ((long)_place << 32) + operation, turn) < _probability);
}
