namespace Runware.Wan25.Emulator;

/// <summary>What the rules have in store for the calls about one result.</summary>
internal sealed class OutgoingFaultPlan
{
    public int Times { get; set; } = 1;

    public TimeSpan Delay { get; set; }
}
