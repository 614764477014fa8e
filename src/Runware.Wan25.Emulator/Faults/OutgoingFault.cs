namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a rule for the calls that the service makes: webhooks and uploads. It is evaluated once per finished result, before the first
/// attempt.
/// </summary>
public sealed class OutgoingFault : FaultRule<OutgoingFault>
{
    private volatile Action<OutgoingFaultPlan>[] _effects = [];

    internal OutgoingFault(long seed, int place)
        : base(FaultTargets.Outgoing, seed, place)
    {
    }

    /// <summary>Never makes the call.</summary>
    /// <returns>This rule.</returns>
    public OutgoingFault Lose() => Add(plan => plan.Times = 0);

    /// <summary>Repeats the call after it succeeded, since webhooks are delivered at least once and not exactly once.</summary>
    /// <param name="times">How often the call is made in total. The default is 2.</param>
    /// <returns>This rule.</returns>
    public OutgoingFault Repeat(int times = 2) => Add(plan => plan.Times = times);

    /// <summary>Delays the call after the result is finished.</summary>
    /// <param name="time">The delay, on the emulator's clock. Delays add up.</param>
    /// <returns>This rule.</returns>
    public OutgoingFault Delay(TimeSpan time) => Add(plan => plan.Delay += time);

    internal void AddTo(OutgoingFaultPlan plan)
    {
        foreach (Action<OutgoingFaultPlan> effect in _effects)
        {
            effect(plan);
        }
    }

    private OutgoingFault Add(Action<OutgoingFaultPlan> effect) => Set(() => _effects = [.. _effects, effect]);
}
