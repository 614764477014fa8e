namespace Runware.Wan25.Emulator;

/// <summary>A rule about every request: POSTs of whatever tasks (uploads and account calls too) and downloads.</summary>
public sealed class AnyRequestFault : ApiFault<AnyRequestFault>
{
    internal AnyRequestFault(long seed, int place)
        : base(FaultTargets.AnyRequest, seed, place)
    {
    }
}
