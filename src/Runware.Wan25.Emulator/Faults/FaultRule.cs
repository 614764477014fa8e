using System.Runtime.CompilerServices;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a fault rule. Selectors, the methods of this class, restrict the calls that it matches; effects, the methods of the derived
/// class, define what happens to those calls. A call must match all selectors; effects are combined. A rule without selectors matches every
/// call of its kind. A rule is active as soon as it is created: call selectors before effects.
/// </summary>
/// <typeparam name="TRule">The derived class, which every method returns.</typeparam>
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

    /// <summary>Gets how often the rule has matched.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Limits the rule to calls about one task.</summary>
    /// <param name="taskId">The task id.</param>
    /// <returns>This rule.</returns>
    public TRule ForTask(Guid taskId) => Set(() => _taskId = taskId);

    /// <summary>
    /// Limits the rule to calls about the k-th operation, in the order in which task ids were first submitted (see
    /// <see cref="LedgerTask.Number"/>).
    /// </summary>
    /// <param name="number">The number of the operation, from 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is less than 1.</exception>
    public TRule ForOperation(int number) => Set(() => _number = Positive(number));

    /// <summary>
    /// Counts calls per operation instead of overall: <c>OnSubmit().EachOperation().Call(1)</c> matches the first submission of every
    /// operation. A call about several operations matches when it is the turn of one of them.
    /// </summary>
    /// <returns>This rule.</returns>
    public TRule EachOperation() => Set(() => _callsByOperation = []);

    /// <summary>Limits the rule to the n-th of the calls that the other selectors match.</summary>
    /// <param name="number">The number of the call, from 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is less than 1.</exception>
    public TRule Call(int number) => Calls(Positive(number), number);

    /// <summary>Limits the rule to the first n of the calls that the other selectors match.</summary>
    /// <param name="count">The number of calls, at least 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public TRule FirstCalls(int count) => Calls(1, Positive(count));

    /// <summary>Limits the rule to the n-th and all later ones of the calls that the other selectors match.</summary>
    /// <param name="number">The number of the first call, from 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is less than 1.</exception>
    public TRule FromCall(int number) => Calls(Positive(number), int.MaxValue);

    /// <summary>Limits the rule to a range of the calls that the other selectors match.</summary>
    /// <param name="first">The number of the first call, from 1.</param>
    /// <param name="last">The number of the last call, inclusive; at least <paramref name="first"/>.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is less than 1, or <paramref name="last"/> is less than
    /// <paramref name="first"/>.</exception>
    public TRule Calls(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, Positive(first));
        return Set(() => (_first, _last) = (first, last));
    }

    /// <summary>
    /// Matches each of the calls that the other selectors match with a probability. The choice is repeatable: it depends on
    /// <see cref="RunwareEmulatorOptions.Seed"/>, the position of the rule and the number of the call (and, after
    /// <see cref="EachOperation"/>, of the operation).
    /// </summary>
    /// <param name="probability">The probability, from 0 to 1.</param>
    /// <returns>This rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not between 0 and 1.</exception>
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

    private static int Positive(int number, [CallerArgumentExpression(nameof(number))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, name);
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
