namespace Runware.Wan25.Emulator;

/// <summary>A rule about requests, as the emulator asks it.</summary>
internal interface IRequestFault : IFaultRule
{
    void AddTo(FaultPlan plan);
}
