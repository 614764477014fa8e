namespace Runware.Wan25.Emulator;

/// <summary>A rule about POSTs that contain a getResponse task.</summary>
public sealed class PollFault : ApiFault<PollFault>
{
    internal PollFault(long seed, int place)
        : base(FaultTargets.Poll, seed, place)
    {
    }
}
