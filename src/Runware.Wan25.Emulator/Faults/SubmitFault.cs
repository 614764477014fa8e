namespace Runware.Wan25.Emulator;

/// <summary>A rule about POSTs that contain a videoInference task.</summary>
public sealed class SubmitFault : ApiFault<SubmitFault>
{
    internal SubmitFault(long seed, int place)
        : base(FaultTargets.Submit, seed, place)
    {
    }
}
