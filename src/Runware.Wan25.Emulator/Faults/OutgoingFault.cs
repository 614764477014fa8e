namespace Runware.Wan25.Emulator;

/// <summary>
/// A rule about the service's own calls, webhooks and uploads. It is asked once per finished result, before the first attempt.
/// </summary>
public sealed class OutgoingFault : FaultRule<OutgoingFault>
{
    private volatile Action<OutgoingFaultPlan>[] _effects = [];

    internal OutgoingFault(long seed, int place)
        : base(FaultTargets.Outgoing, seed, place)
    {
    }

    /// <summary>The call is never made.</summary>
    public OutgoingFault Lose() => Add(plan => plan.Times = 0);

    /// <summary>The call is made again although it was answered with success: at least once is not exactly once.</summary>
    /// <param name="times">How many times in all.</param>
    public OutgoingFault Repeat(int times = 2) => Add(plan => plan.Times = times);

    /// <summary>The call is made this long after the result is there.</summary>
    /// <param name="time">On the emulator's clock.</param>
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
