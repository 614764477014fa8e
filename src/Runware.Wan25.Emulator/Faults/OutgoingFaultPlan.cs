namespace Runware.Wan25.Emulator;

/// <summary>The combined effects of the rules on the calls about one result.</summary>
internal sealed class OutgoingFaultPlan
{
    public int Times { get; set; } = 1;

    public TimeSpan Delay { get; set; }
}
